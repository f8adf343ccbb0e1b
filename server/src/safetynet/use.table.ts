import type { WindowUse } from '@ketenzicht/shared/safetynet';
import type { Cell } from '../platform/http/csv.js';

const euro = (cents: number | null): string | null =>
  cents === null ? null : `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** One window on a line; amounts as Dutch spreadsheets read them. Empty where nothing is told. */
export const useTable = (windows: readonly WindowUse[]): [columns: string[], rows: Cell[][]] => [
  [
    'van',
    'tot en met',
    'bron',
    'claims',
    'voorschotten',
    'gevraagd (euro)',
    'voorgeschoten (euro)',
    'afgerekend (euro)',
    'afgeboekt (euro)',
    'dagen tot afgerekend, mediaan',
    'gebruikt',
  ],
  windows.map((one) => [
    one.fromOn,
    one.untilOn,
    one.source,
    one.claims,
    one.advances,
    euro(one.claimedCents),
    euro(one.advancedCents),
    euro(one.settledCents),
    euro(one.writtenOffCents),
    one.medianDays,
    one.advances === 0 ? 'niet één keer gebruikt' : 'gebruikt',
  ]),
];
