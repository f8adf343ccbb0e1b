/** A percentage that the paper prints in a sentence, with the counts that it stands beside; null where the paper gives none. */
export interface NzaStatement {
  id: 'vptGrowth' | 'zzpGrowth' | 'shareThen' | 'shareNow' | 'withTreatment' | 'vv5Growth';
  printed: number;
  /** Of the first (`growth`: from the first to the second). */
  counts: { kind: 'growth' | 'share'; first: number; second: number } | null;
}

/** Verkenning gebruik volledig pakket thuis in de verpleging en verzorging (NZa, 2022). "Ruim" and "bijna" are of the paper: these counts are about. */
export const nzaStatements: readonly NzaStatement[] = [
  { id: 'vptGrowth', printed: 329, counts: { kind: 'growth', first: 3_400, second: 11_400 } },
  { id: 'zzpGrowth', printed: 6, counts: { kind: 'growth', first: 115_300, second: 122_000 } },
  { id: 'shareThen', printed: 3, counts: { kind: 'share', first: 3_400, second: 3_400 + 115_300 } },
  { id: 'shareNow', printed: 9, counts: { kind: 'share', first: 11_400, second: 11_400 + 122_000 } },
  { id: 'withTreatment', printed: 70, counts: { kind: 'share', first: 92_727, second: 133_344 } },
  { id: 'vv5Growth', printed: 655, counts: null },
];

/** Whole percents, and whether the printed one follows; null where there is nothing to compute it from. */
export function followsFrom({ printed, counts }: NzaStatement): { computed: number; follows: boolean } | null {
  if (!counts) return null;
  const { kind, first, second } = counts;
  const computed = Math.round(kind === 'growth' ? (100 * (second - first)) / first : (100 * first) / second);
  return { computed, follows: computed === printed };
}
