import { Temporal } from 'temporal-polyfill';
import { titleInfo, type TitleCode, type TitleInfo } from './legal-titles.terms.js';

export interface TitleDates {
  title: TitleCode;
  titleFrom: string | null;
  titleUntil: string | null;
  titleExtended: boolean;
}

/**
 * The last calendar day of a title. The day on which it starts does not count, so that a term of weeks ends on the same weekday and three days from Monday
 * end on Thursday. A court may set an earlier end and never a later one; without a term of the law its date is all there is. Null when neither is known.
 */
export function titleEnds({ title, titleFrom, titleUntil, titleExtended }: TitleDates): string | null {
  const longest = titleFrom === null ? null : longestEnd(titleInfo[title], titleFrom, titleExtended);
  if (longest === null || titleUntil === null) return longest ?? titleUntil;
  return titleUntil < longest ? titleUntil : longest;
}

export function longestEnd({ term, extended }: TitleInfo, from: string, isExtended: boolean): string | null {
  const lasts = isExtended ? (extended ?? term) : term;
  return (
    lasts &&
    Temporal.PlainDate.from(from)
      .add({ [lasts.unit]: lasts.count })
      .toString()
  );
}
