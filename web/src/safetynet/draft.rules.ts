import { addLocalDays } from '@ketenzicht/shared/kernel';
import { careDays, type DossierInput, type PayerKind } from '@ketenzicht/shared/safetynet';
import { readEuro } from './euro.rules.js';

export interface Draft {
  regionId: string;
  fromOn: string;
  /** As people say it: it counts. */
  lastOn: string;
  lines: { tariff: string; amount: string }[];
  payers: { kind: PayerKind | ''; name: string }[];
  trajectoryReference: string;
  pseudonym: string;
  summary: string;
}

export const emptyDraft = (regionId: string | null): Draft => ({
  regionId: regionId ?? '',
  fromOn: '',
  lastOn: '',
  lines: [{ tariff: '', amount: '' }],
  payers: [{ kind: '', name: '' }],
  trajectoryReference: '',
  pseudonym: '',
  summary: '',
});

export interface Sum {
  days: number;
  dayCents: number;
  totalCents: number;
}

/** Null as long as something of it is missing. */
export function sumOf({ fromOn, lastOn, lines }: Pick<Draft, 'fromOn' | 'lastOn' | 'lines'>): Sum | null {
  const cents = lines.map(({ amount }) => readEuro(amount));
  if (fromOn === '' || lastOn === '' || cents.includes(null)) return null;
  const days = careDays(fromOn, addLocalDays(lastOn, 1));
  const dayCents = cents.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return days < 1 || dayCents < 1 ? null : { days, dayCents, totalCents: days * dayCents };
}

/** Null as long as the amounts do not add up to anything; the server says the rest. */
export function inputOf(draft: Draft, checked: boolean): DossierInput | null {
  const sum = sumOf(draft);
  if (!sum) return null;
  return {
    regionId: draft.regionId,
    fromOn: draft.fromOn,
    untilOn: addLocalDays(draft.lastOn, 1),
    dayCents: sum.dayCents,
    totalCents: sum.totalCents,
    lines: draft.lines.map(({ tariff, amount }) => ({ tariff, cents: readEuro(amount) ?? 0 })),
    payers: draft.payers.flatMap(({ kind, name }) => (kind === '' ? [] : [{ kind, name }])),
    trajectoryReference: draft.trajectoryReference.trim() || null,
    pseudonym: draft.pseudonym.trim() || null,
    summary: draft.summary.trim() || null,
    ...(checked && { noPersonalData: true as const }),
  };
}
