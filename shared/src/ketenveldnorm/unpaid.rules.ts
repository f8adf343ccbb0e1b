import { addLocalDays } from '../kernel/time.js';
import type { RequestPayer } from '../placement/placement.terms.js';
import type { TitleCode } from '../placement/legal-titles.terms.js';
import { payerWarnings, paysWithTitle } from '../stepdown/delivery/after-title.rules.js';
import type { Period } from './timeline.rules.js';

type Title = Period & { kind: TitleCode };
type Payer = Period & { payer: RequestPayer };

/** Pays once the title is over: Wfz ends with it, and `unclear` is nobody. */
const paysAfter = ({ payer }: Payer): boolean => payer !== 'wfz' && payer !== 'unclear';

/**
 * The first day after a forensic title on which nobody is known to pay; null when somebody is, or no end is known. Forensic titles without a day between them are
 * one. A title that was followed by another one, after some days without, asks no longer once that one has begun: the Wfz pays again.
 */
export function unpaidFrom(titles: readonly Title[], payers: readonly Payer[], today: string): string | null {
  const forensic = titles.filter(({ kind }) => paysWithTitle(kind)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const payBefore = (next: string | null) =>
    payers.filter((payer) => paysAfter(payer) && (next === null || payer.from < next));
  for (const [at, { until }] of forensic.entries()) {
    const next = forensic[at + 1]?.from ?? null;
    if (until === null || next === until || (next !== null && next <= today)) continue;
    if (!payBefore(next).some((payer) => payer.until === null || payer.until > until)) return until;
  }
  return null;
}

/** So many days before the last day of the title it asks for somebody: thirteen weeks. */
const warnedDays = payerWarnings[1];
/** Whether it is near enough to ask for somebody; once it has passed it stays so. */
export const unpaidIsNear = (from: string | null, today: string): from is string =>
  from !== null && from <= addLocalDays(today, warnedDays + 1);
