import { z } from 'zod';

export interface TellingConfig {
  /** Undefined: nothing goes by e-mail. */
  smtpUrl: string | undefined;
  from: string | undefined;
  /** Only for tests: webhooks may go to this very machine, and over http. */
  webhooksToLoopback: boolean;
}

export const tellingEnvironment = {
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  WEBHOOKS_TO_LOOPBACK: z.enum(['on', 'off']).default('off'),
};

/** A message without a sender is refused everywhere, and one without an address to go to helps nobody. */
export const tellingFaults = (given: Readonly<Record<string, string | undefined>>): string[] =>
  given['SMTP_URL'] === undefined
    ? []
    : ['MAIL_FROM', 'PUBLIC_URL']
        .filter((name) => given[name] === undefined)
        .map((name) => `${name}: is needed when SMTP_URL is set`);

export const tellingOf = (read: {
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  WEBHOOKS_TO_LOOPBACK: 'on' | 'off';
}): TellingConfig => ({
  smtpUrl: read.SMTP_URL,
  from: read.MAIL_FROM,
  webhooksToLoopback: read.WEBHOOKS_TO_LOOPBACK === 'on',
});
