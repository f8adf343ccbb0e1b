import type { Found } from '@ketenzicht/shared/coordination';

/** So many are shown, of so many that are ranked. */
export const shown = 20;
export const weighed = 60;

/** As PostgreSQL gives it, with `startOf` and `aroundOf`. */
export interface FoundRow extends Omit<Found, 'kind' | 'at' | 'excerpt'> {
  at: Date;
  start: string;
  /** Around the words that were found; null where nothing was asked. */
  around: string | null;
}

export const foundOf =
  (kind: Found['kind']) =>
  ({ id, title, subject, score, at, start, around }: FoundRow): Found => ({
    kind,
    id,
    title,
    subject,
    score,
    excerpt: excerptOf(start, around),
    at: at.toISOString(),
  });

/** Found in the title only: then its beginning says more than any other piece. */
function excerptOf(start: string, around: string | null): string {
  if (!around?.includes('⟦')) return start.length < excerptLength ? start : `${start}…`;
  const begins = start.startsWith(around.replaceAll(/[⟦⟧]/g, '').slice(0, 20));
  return `${begins ? '' : '… '}${around}…`;
}
const excerptLength = 180;

export const startOf = (text: string): string =>
  `left(regexp_replace(${text}, '\\s+', ' ', 'g'), ${excerptLength}) as start`;
export const aroundOf = (text: string, query: string): string =>
  `regexp_replace(ts_headline('pg_catalog.dutch', ${text}, ${query}, 'StartSel=⟦, StopSel=⟧, MaxFragments=2, MaxWords=26, MinWords=12, FragmentDelimiter=" … "'), '\\s+', ' ', 'g') as around`;
