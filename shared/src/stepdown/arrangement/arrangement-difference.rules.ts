import type { ArrangementContent, CareLine } from './arrangement.contract.js';
import { careParts, type CarePart, type NotNeededReason } from './arrangement.terms.js';

/** What became of one part between two versions: lines that came, went, or are another now; and whether it is needed. */
export interface PartDifference {
  part: CarePart;
  came: CareLine[];
  went: CareLine[];
  changed: { from: CareLine; to: CareLine }[];
  notNeeded: { from: NotNeededReason | null; to: NotNeededReason | null } | null;
}

const said = (value: object): string => JSON.stringify(value, Object.keys(value).sort());
const asSaid = ({ when, ...line }: CareLine): string =>
  said(line) +
  (when === null
    ? 'null'
    : when.kind === 'week'
      ? `${when.days.toSorted((one, other) => one - other).join()} ${when.parts.toSorted().join()}`
      : said(when));

/** Only parts in which something is another now, in the order of the waaier. The order of lines, days or parts of a day says nothing. */
export function differenceOf(from: ArrangementContent, to: ArrangementContent): PartDifference[] {
  return careParts.flatMap((part): PartDifference[] => {
    const [old, next] = [from, to].map(({ lines }) => lines.filter((line) => line.part === part)) as [
      CareLine[],
      CareLine[],
    ];
    const reasonIn = ({ notNeeded }: ArrangementContent) => notNeeded.find((one) => one.part === part)?.reason ?? null;
    const [was, is] = [reasonIn(from), reasonIn(to)];
    const difference: PartDifference = {
      part,
      came: next.filter(({ id }) => !old.some((one) => one.id === id)),
      went: old.filter(({ id }) => !next.some((one) => one.id === id)),
      changed: old.flatMap((one) => {
        const now = next.find(({ id }) => id === one.id);
        return now && asSaid(now) !== asSaid(one) ? [{ from: one, to: now }] : [];
      }),
      notNeeded: was === is ? null : { from: was, to: is },
    };
    const { came, went, changed, notNeeded } = difference;
    return came.length + went.length + changed.length > 0 || notNeeded ? [difference] : [];
  });
}
