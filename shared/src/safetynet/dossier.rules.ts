import { Temporal } from 'temporal-polyfill';
import { ensure, RuleError, type Fault } from '../kernel/rule-error.js';
import { addLocalDays } from '../kernel/time.js';
import { advanceAfterDays, mostCareDays } from './safetynet.terms.js';

/** From the first day up to, not including, `until`. Calendar days: one of 23 or 25 hours is a day. */
export const careDays = (fromOn: string, untilOn: string): number =>
  Temporal.PlainDate.from(fromOn).until(Temporal.PlainDate.from(untilOn), { largestUnit: 'days' }).days;

/** The first day on which VWS may advance: four weeks have then gone by, the day of the claim being the first (letter of 6 November 2020). */
export const advanceFrom = (claimedOn: string): string => addLocalDays(claimedOn, advanceAfterDays);

/** Calendar days that are still to pass; 0 when VWS may advance. */
export const daysUntilAdvance = (advanceFromOn: string, today: string): number =>
  Math.max(0, careDays(today, advanceFromOn));

/** Throws `vangnet.too_early`: payment must stay out for four whole weeks. */
export function ensureDue(advanceFromOn: string, today: string): void {
  const left = daysUntilAdvance(advanceFromOn, today);
  ensure(
    left === 0,
    'vangnet.too_early',
    `Payment has not stayed out for four weeks. VWS may advance in ${left} days.`,
    {
      advanceFrom: advanceFromOn,
    },
  );
}

export interface Claim {
  fromOn: string;
  untilOn: string;
  dayCents: number;
  totalCents: number;
  lines: readonly { cents: number }[];
  trajectoryReference: string | null;
  pseudonym: string | null;
}

/** Everything that does not add up, at once. */
export function claimFaults(claim: Claim): Fault[] {
  const { fromOn, untilOn, dayCents, totalCents, lines } = claim;
  const days = careDays(fromOn, untilOn);
  const ofLines = lines.reduce((sum, { cents }) => sum + cents, 0);
  const total = dayCents * days;
  return [
    ...fault(days < 1, '/untilOn', 'period', 'The period ends before it begins.'),
    ...fault(days > mostCareDays, '/untilOn', 'long', `One claim is about at most ${mostCareDays} care days.`),
    ...fault(ofLines !== dayCents, '/dayCents', 'lines', `The lines add up to ${ofLines} cents a care day.`),
    ...fault(days > 0 && totalCents !== total, '/totalCents', 'total', `${days} care days make ${total} cents.`),
    ...fault(
      claim.trajectoryReference === null && claim.pseudonym === null,
      '/pseudonym',
      'whose',
      'Give the reference of the trajectory, or your own code.',
    ),
  ];
}

/** Care that has not been given yet cannot be claimed. */
export const futureFaults = ({ untilOn }: Pick<Claim, 'untilOn'>, today: string): Fault[] =>
  fault(untilOn > addLocalDays(today, 1), '/untilOn', 'future', 'Claim care days that have been.');

const fault = (holds: boolean, pointer: string, code: string, detail: string): Fault[] =>
  holds ? [{ pointer, code: `vangnet.${code}`, detail }] : [];

export interface Window {
  id: string;
  fromOn: string;
  /** Still counts: "tot en met". */
  untilOn: string;
}

/** The window that is open on this day. Throws `vangnet.no_window`, naming the one that was open last, or opens next. */
export function windowOn<W extends Window>(windows: readonly W[], today: string): W {
  const open = windows.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn);
  if (open) return open;
  const past = windows.filter(({ untilOn }) => untilOn < today).sort((a, b) => b.untilOn.localeCompare(a.untilOn))[0];
  const coming = windows.filter(({ fromOn }) => fromOn > today).sort((a, b) => a.fromOn.localeCompare(b.fromOn))[0];
  const named = past ?? coming;
  const words = past
    ? `The safety net held up to and including ${past.untilOn}.`
    : coming
      ? `The safety net holds from ${coming.fromOn}.`
      : 'The safety net has never been open.';
  throw new RuleError(
    'vangnet.no_window',
    `${words} A new claim needs an open window; claims that run are finished.`,
    [],
    named ? { window: { fromOn: named.fromOn, untilOn: named.untilOn } } : {},
  );
}
