import type { HistoryStep } from '@ketenzicht/shared/capacity';

const observed = ({ capacity }: HistoryStep) => Date.parse(capacity.observedAt ?? '');

/** What a report says of the ward, apart from when and by whom. */
const figureOf = ({ capacity: { operational, occupied, held, outOfUse, admissionStop } }: HistoryStep) =>
  JSON.stringify([operational, occupied, held, outOfUse, admissionStop?.reason, admissionStop?.expectedEnd]);

/** Nothing had changed since the report that stood before it. */
export function isUnchanged(step: HistoryStep, all: readonly HistoryStep[]): boolean {
  const earlier = all.filter((other) => other.supersededAt === null && observed(other) < observed(step));
  const before = earlier.reduce<HistoryStep | null>(
    (latest, other) => (latest && observed(latest) > observed(other) ? latest : other),
    null,
  );
  return before !== null && figureOf(before) === figureOf(step);
}

/** A report corrects when it came after another one about the same moment or a later one. Merely late is no correction. */
export const isCorrection = (step: HistoryStep, all: readonly HistoryStep[]): boolean =>
  all.some((other) => other.revision < step.revision && observed(other) >= observed(step));
