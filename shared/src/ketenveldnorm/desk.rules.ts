import { addLocalDays } from '../kernel/time.js';
import type { Fault } from '../kernel/rule-error.js';
import { lastDayToPlan } from './contact.rules.js';
import type { DeskLine } from './desk.contract.js';
import { deskReasons, type DeskReason } from './desk.terms.js';
import { titleWarningDays } from './ketenveldnorm.terms.js';
import type { Trajectory } from './trajectory.contract.js';
import { unpaidIsNear } from './unpaid.rules.js';

/** What the desk weighs of somebody; dates are Dutch calendar days, which sort as text. */
export type DeskCard = Pick<
  Trajectory,
  | 'reference'
  | 'phase'
  | 'tableOn'
  | 'nextContactOn'
  | 'titleEndsOn'
  | 'titlePlanned'
  | 'unpaidFrom'
  | 'goalsStalled'
  | 'regularEnd'
  | 'endProposed'
  | 'handoverTo'
>;
/** Who opens the desk, on which day. */
export interface DeskDay {
  today: string;
  me: string;
}

/** A title that ends so soon is for today: what follows takes a court weeks. Days. */
export const titleLapsingDays = 14;
/** Two years are looked back on with others around a table, which is called together in eight weeks. Days. */
export const evaluationWarningDays = 56;
/** How far the second part of the desk looks ahead, today included. Days. */
export const weekDays = 7;
/** Whose next contact is further away, and asks for nothing, is on no list but one's own. Days. */
export const aheadDays = 14;

/** The last days of what is near, reckoned once for a whole desk. */
const nearFrom = ({ today, me }: DeskDay) => ({
  today,
  me,
  lapsing: addLocalDays(today, titleLapsingDays),
  ending: addLocalDays(today, titleWarningDays),
  evaluation: addLocalDays(today, evaluationWarningDays),
});
type Near = ReturnType<typeof nearFrom>;

/** For each reason the day that it is about; undefined: not a reason now, null: a reason without a day of its own. */
type Weigh = (card: DeskCard, near: Near) => string | null | undefined;
const endsBefore = ({ titleEndsOn, titlePlanned }: DeskCard, last: string) =>
  titleEndsOn !== null && !titlePlanned && titleEndsOn <= last ? titleEndsOn : undefined;

const weigh: Record<DeskReason, Weigh> = {
  titleLapsing: (card, { lapsing }) => endsBefore(card, lapsing),
  contactOverdue: ({ nextContactOn }, { today }) =>
    nextContactOn !== null && nextContactOn < today ? nextContactOn : undefined,
  handoverWaiting: ({ handoverTo }) => handoverTo?.dueOn,
  contactToday: ({ nextContactOn }, { today }) => (nextContactOn === today ? today : undefined),
  // A second pair of eyes: never those of the one who proposed it.
  endToAnswer: ({ endProposed }, { me }) => (endProposed && endProposed.byId !== me ? null : undefined),
  evaluationDue: ({ regularEnd }, { evaluation }) =>
    regularEnd !== null && regularEnd <= evaluation ? regularEnd : undefined,
  titleEnding: (card, { lapsing, ending }) =>
    endsBefore(card, lapsing) === undefined ? endsBefore(card, ending) : undefined,
  payerAfterTitle: ({ unpaidFrom }, { today }) => (unpaidIsNear(unpaidFrom, today) ? unpaidFrom : undefined),
  goalsStalled: ({ goalsStalled }) => (goalsStalled > 0 ? null : undefined),
  toTriage: ({ phase }) => (phase === 'reported' ? null : undefined),
  toDecide: ({ phase, tableOn }) => (phase === 'triaged' ? tableOn : undefined),
};
/** Somebody reported has no plan yet, so that nothing of it can be late; a title runs on from the first day. */
const before = new Set<DeskReason>([
  'titleLapsing',
  'titleEnding',
  'payerAfterTitle',
  'handoverWaiting',
  'toTriage',
  'toDecide',
]);

function readCard(card: DeskCard, near: Near): Pick<DeskLine, 'reasons' | 'dueOn'> {
  if (card.phase === 'ended' || card.phase === 'declined') return { reasons: [], dueOn: null };
  const found = deskReasons
    .filter((reason) => card.phase === 'following' || before.has(reason))
    .flatMap((reason) => {
      const on = weigh[reason](card, near);
      return on === undefined ? [] : [{ reason, on }];
    });
  return { reasons: found.map(({ reason }) => reason), dueOn: found[0] ? found[0].on : card.nextContactOn };
}

const rank = ({ reasons: [first] }: Pick<DeskLine, 'reasons'>) =>
  first === undefined ? deskReasons.length : deskReasons.indexOf(first);
const never = '9999-12-31';

/**
 * Why each of them asks for somebody, the most pressing first: by its first reason in the order of `deskReasons`, then by its day, then by its reference, so
 * that two looks at the same day give the same list. Who asks for nothing comes last, by the next contact.
 */
export function deskOf<T extends DeskCard>(cards: readonly T[], day: DeskDay): Line<T>[] {
  const near = nearFrom(day);
  return cards
    .map((trajectory) => ({ trajectory, ...readCard(trajectory, near) }))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        compare(one.dueOn ?? never, other.dueOn ?? never) ||
        compare(one.trajectory.reference, other.trajectory.reference),
    );
}
type Line<T> = Pick<DeskLine, 'reasons' | 'dueOn'> & { trajectory: T };
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

export const deskSpans = ['today', 'week', 'later'] as const;
export type DeskSpan = (typeof deskSpans)[number];
const atOnce = new Set<DeskReason>(['titleLapsing', 'contactOverdue', 'contactToday', 'endToAnswer']);

/**
 * Today: what cannot wait, and whatever has its day today or had it before. This week: what asks for an act without a day, and what has its day or its next
 * contact within seven days. An answer that is asked of me is for today; one that I wait for, when its day comes.
 */
export function spanOf({ trajectory, reasons }: Line<DeskCard>, day: DeskDay): DeskSpan {
  if (reasons.some((reason) => atOnce.has(reason)) || trajectory.handoverTo?.ownerId === day.me) return 'today';
  const near = nearFrom(day);
  const days = reasons.map((reason) => weigh[reason](trajectory, near) ?? null);
  const dated = [...days, trajectory.nextContactOn].filter((one) => one !== null);
  if (dated.some((one) => one <= day.today)) return 'today';
  const lastOfWeek = addLocalDays(day.today, weekDays - 1);
  return days.includes(null) || dated.some((one) => one <= lastOfWeek) ? 'week' : 'later';
}

/** Whether a desk of many shows this line: it asks for something, or its day is within two weeks. */
export const asksSoon = ({ reasons, dueOn }: Pick<DeskLine, 'reasons' | 'dueOn'>, today: string): boolean =>
  reasons.length > 0 || (dueOn !== null && dueOn <= addLocalDays(today, aheadDays));

/** How many have each reason. */
export function countReasons(lines: readonly Pick<DeskLine, 'reasons'>[]): Partial<Record<DeskReason, number>> {
  const counts: Partial<Record<DeskReason, number>> = {};
  for (const { reasons } of lines) for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

type Plannable = Pick<Trajectory, 'reference' | 'phase' | 'includedOn' | 'lastContactOn' | 'intervalDays'>;
/** Everybody for whom this day cannot be, at once. */
export function bulkFaults(rows: readonly Plannable[], { on, today }: { on: string; today: string }): Fault[] {
  const past = { pointer: '/on', code: 'contact.past', detail: 'A contact is planned for today or later.' };
  const late = rows.flatMap((row, index): Fault[] => {
    const last = lastDayToPlan(row, today);
    const pointer = `/trajectoryIds/${index}`;
    if (last === null)
      return [
        { pointer, code: 'contact.not_followed', detail: `${row.reference} is not followed: no contact is planned.` },
      ];
    return on <= last
      ? []
      : [
          {
            pointer,
            code: 'contact.too_late',
            detail: `For ${row.reference} the next contact is at latest on ${last}.`,
          },
        ];
  });
  return on < today ? [past, ...late] : late;
}

/** The earliest. Who was missed stays overdue until somebody has spoken to them, however soon the next try is. */
export const nextAfterPlanning = (next: string | null, on: string): string => (next !== null && next < on ? next : on);
