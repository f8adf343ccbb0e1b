import {
  careParts,
  careWaaier,
  hoursOf,
  wayOf,
  weekdays,
  dayParts,
  type ArrangementContent,
  type CareGap,
  type CareLaw,
  type CareLine,
  type CarePart,
  type DayPart,
  type LineWhen,
  type NotNeededReason,
  type Weekday,
} from '@ketenzicht/shared/stepdown';

export type PartState = 'settled' | 'gap' | 'notNeeded';

/** A part whose only gap is who pays is settled for the client, and is not whole. */
export function stateOf(part: CarePart, { notNeeded }: ArrangementContent, gaps: readonly CareGap[]): PartState {
  if (gaps.some((gap) => gap.part === part)) return 'gap';
  return notNeeded.some((one) => one.part === part) ? 'notNeeded' : 'settled';
}
export const settledParts = (content: ArrangementContent, gaps: readonly CareGap[]): number =>
  careParts.filter((part) => stateOf(part, content, gaps) !== 'gap').length;

export const withLine = ({ lines, notNeeded }: ArrangementContent, line: CareLine): ArrangementContent => ({
  lines: lines.some(({ id }) => id === line.id)
    ? lines.map((one) => (one.id === line.id ? line : one))
    : [...lines, line],
  notNeeded: notNeeded.filter(({ part }) => part !== line.part),
});
export const withoutLine = ({ lines, notNeeded }: ArrangementContent, id: string): ArrangementContent => ({
  lines: lines.filter((one) => one.id !== id),
  notNeeded,
});
export const withoutPart = (
  { lines, notNeeded }: ArrangementContent,
  part: CarePart,
  reason: NotNeededReason,
): ArrangementContent => ({
  lines: lines.filter((one) => one.part !== part),
  notNeeded: [...notNeeded.filter((one) => one.part !== part), { part, reason }],
});
export const neededAfterAll = ({ lines, notNeeded }: ArrangementContent, part: CarePart): ArrangementContent => ({
  lines,
  notNeeded: notNeeded.filter((one) => one.part !== part),
});

/** Which law this arrangement mostly hangs on, where that one can pay this part. */
export function usualLaw(lines: readonly CareLine[], part: CarePart): CareLaw | null {
  const { laws } = careWaaier[part];
  const counts = laws.map((law) => ({ law, count: lines.filter((one) => one.law === law).length }));
  const [most] = counts.toSorted((one, other) => other.count - one.count);
  return most && most.count > 0 ? most.law : null;
}

/** Chosen this way, it is mostly done by this one; what was said for another way is not lost. */
export function chooseWay(line: CareLine, way: string): CareLine {
  const by = line.by ?? wayOf(line.part, way)?.usually ?? null;
  return chooseBy({ ...line, way }, by);
}
/** Who is of one's own team or around the client is named nowhere, and family is paid by no law. */
export const chooseBy = (line: CareLine, by: CareLine['by']): CareLine => ({
  ...line,
  by,
  organisation: by === 'ownTeam' || by === 'network' ? null : line.organisation,
  ...(by === 'network' && { phone: null, law: null }),
});

/** The smallest choice of days and parts of the day that holds all of these hours. */
export function whenOf(gaps: readonly { from: number; hours: number }[]): LineWhen {
  const open = new Set(gaps.flatMap(({ from, hours }) => Array.from({ length: hours }, (_, at) => (from + at) % 168)));
  if (open.size === 168) return { kind: 'always' };
  const slots = weekdays.flatMap((day) =>
    dayParts.filter((part) => open.has(((day - 1) * 24 + hoursOf[part].from) % 168)).map((part) => ({ day, part })),
  );
  const days = weekdays.filter((day): day is Weekday => slots.some((slot) => slot.day === day));
  const parts = dayParts.filter((part): part is DayPart => slots.some((slot) => slot.part === part));
  return { kind: 'week', days, parts };
}

const empty = (id: string, part: CarePart): CareLine => ({
  id,
  part,
  way: null,
  by: null,
  organisation: null,
  phone: null,
  when: null,
  law: null,
});

/** What a dialog begins with when somebody presses "arrange". */
export function lineToMend(
  content: ArrangementContent,
  gap: Pick<CareGap, 'part' | 'lineId' | 'kind'>,
  gaps: readonly CareGap[],
  id: string,
): CareLine {
  const own = content.lines.find((line) => line.id === gap.lineId);
  if (own) return own;
  const line = { ...empty(id, gap.part), law: usualLaw(content.lines, gap.part) };
  if (gap.kind !== 'reach')
    return gap.part === 'respite' ? { ...line, when: { kind: 'nights', perWeek: 2, perYear: 52 } } : line;
  const open = gaps.flatMap(({ kind, from, hours }) =>
    kind === 'reach' && from !== undefined && hours !== undefined ? [{ from, hours }] : [],
  );
  return { ...line, way: 'subcontracting', by: 'subcontractor', when: whenOf(open) };
}
