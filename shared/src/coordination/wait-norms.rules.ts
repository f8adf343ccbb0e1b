import { Temporal } from 'temporal-polyfill';
import { addLocalDays, day, localDate, startOfLocalDay } from '../kernel/time.js';
import { afterWorkingDays } from '../kernel/working-days.rules.js';
import type { TitleCode } from '../placement/legal-titles.terms.js';
import type { RequestPayer, Urgency } from '../placement/placement.terms.js';
import type { SignalSettings } from './signal.contract.js';

/** `titleEnd`: the legal title ends while somebody still waits (Wvggz, Wzd, or the court's own date). The others are the norms of the settings. */
export const waitNorms = ['crisis', 'urgent', 'passant', 'clinical', 'protectedLiving', 'titleEnd'] as const;
export type WaitNorm = (typeof waitNorms)[number];

export interface Waiting {
  urgency: Urgency;
  title: TitleCode;
  payer: RequestPayer;
  /** The day on which the title began; a tbs passant waits from then on. */
  titleFrom: string | null;
  /** The last day of the title, where it is known. */
  titleEnds: string | null;
  /** Ms: when the wait began. */
  from: number;
}

export interface NormEnd {
  norm: WaitNorm;
  /** Ms: the first moment beyond the norm. */
  at: number;
}

const afterMonths = (from: number, months: number): number =>
  startOfLocalDay(
    Temporal.PlainDate.from(localDate(new Date(from)))
      .add({ months: Math.ceil(months), days: 1 })
      .toString(),
  ).getTime();

/** Sentenced to tbs and waiting for a place: 4 months, after which the State owes compensation. */
const isPassant = ({ title, urgency }: Waiting) => title === 'tbsDwangverpleging' && urgency !== 'crisis';

function ownNorm(waiting: Waiting, { k2 }: SignalSettings): NormEnd {
  const { urgency, from, titleFrom, payer } = waiting;
  if (isPassant(waiting)) {
    const began = titleFrom === null ? from : startOfLocalDay(titleFrom).getTime();
    return { norm: 'passant', at: afterMonths(began, k2.passantMonths) };
  }
  if (urgency === 'crisis')
    return { norm: 'crisis', at: afterWorkingDays(new Date(from), k2.crisisWorkingDays).getTime() };
  if (urgency === 'urgent') return { norm: 'urgent', at: from + k2.urgentDays * day };
  // The municipality pays for protected living, and for nothing else that is asked for here.
  if (payer === 'wmo') return { norm: 'protectedLiving', at: from + k2.protectedLivingWeeks * 7 * day };
  return { norm: 'clinical', at: from + k2.clinicalWeeks * 7 * day };
}

/** Which norm a wait runs into first, and when. A title that ends is a norm of the law itself, whatever the settings say. */
export function normEnd(waiting: Waiting, settings: SignalSettings): NormEnd {
  const own = ownNorm(waiting, settings);
  if (waiting.titleEnds === null) return own;
  const ends = startOfLocalDay(addLocalDays(waiting.titleEnds, 1)).getTime();
  return ends < own.at ? { norm: 'titleEnd', at: Math.max(ends, waiting.from) } : own;
}
