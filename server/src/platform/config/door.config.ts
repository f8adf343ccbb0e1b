import { z } from 'zod';

/** How often somebody may ask, as a bucket: so many at once, and so many a second after that. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** `stranger` and `login` count per address, for those who are not logged in; the others per person or machine. */
export interface Rates {
  stranger: Rate;
  login: Rate;
  person: Rate;
  machine: Rate;
  search: Rate;
}

export interface DoorConfig {
  /** Where browsers find us, such as https://ketenzicht.example.nl. Empty: whatever name the request has, for a demo. */
  origins: readonly string[];
  /** Undefined: nobody is counted. */
  rates: Rates | undefined;
  /** Milliseconds within which the headers of a request must have come, and the whole request. */
  patience: { headers: number; request: number };
}

/** A person at a screen asks a few times a second at the very most; a feed replays a night in minutes. */
export const defaultRates: Rates = {
  stranger: { burst: 200, perSecond: 20 },
  login: { burst: 60, perSecond: 1 },
  person: { burst: 400, perSecond: 40 },
  machine: { burst: 20_000, perSecond: 2_000 },
  search: { burst: 30, perSecond: 1 },
};

const rate = z.strictObject({ burst: z.number().min(1), perSecond: z.number().positive() });
const rates = z
  .strictObject({ stranger: rate, login: rate, person: rate, machine: rate, search: rate })
  .partial()
  .transform((given) => ({ ...defaultRates, ...given }));

export const doorEnvironment = {
  PUBLIC_ORIGIN: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((all) => all.every(isOrigin), 'must be an origin such as https://ketenzicht.example.nl, without a path')
    .optional(),
  // The default comes before the transform: after it, "off" would count as not given.
  RATE_LIMITS: z
    .string()
    .default('on')
    .transform((text, context): Rates | undefined => {
      if (text === 'off') return undefined;
      try {
        return rates.parse(text === 'on' ? {} : JSON.parse(text));
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'on, off, or JSON such as {"person":{"burst":400,"perSecond":40}}',
        });
        return z.NEVER;
      }
    }),
};

export const doorOf = (read: {
  PUBLIC_ORIGIN?: string[] | undefined;
  RATE_LIMITS?: Rates | undefined;
}): DoorConfig => ({
  origins: read.PUBLIC_ORIGIN ?? [],
  rates: read.RATE_LIMITS,
  patience: { headers: 10_000, request: 30_000 },
});

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
