import { Temporal } from 'temporal-polyfill';
import { termYears } from './ketenveldnorm.terms.js';

/**
 * The first day on which following may end regularly: so many terms of two calendar years after inclusion, on the same date. Who was included on 29 February
 * is followed until 28 February: a month that has no such day ends its term on its last one, as PostgreSQL and the calendar of the courts have it.
 */
export const regularEnd = (includedOn: string, term = 1): string =>
  Temporal.PlainDate.from(includedOn)
    .add({ years: termYears * term })
    .toString();

/** The last day on which the next contact may be: the plan's interval after the last one, or after inclusion. */
export const latestContact = (lastContactOn: string | null, includedOn: string, intervalDays: number): string =>
  Temporal.PlainDate.from(lastContactOn ?? includedOn)
    .add({ days: intervalDays })
    .toString();
