import { addLocalDays, day, hour, localDate, minute } from '@ketenzicht/shared/kernel';
import type { RefusalReason } from '@ketenzicht/shared/placement';
import type { Dice } from './dice.js';
import type { AttemptRow, HoldRow } from './demo-rows.js';
import type { DemoWard } from './demo-wards.js';
import type { Story } from './story.js';

/** How ordinary requests go: some wards keep their word nearly always, others hardly more often than not. */
export interface Course {
  dice: Dice;
  now: Date;
  /** How likely it is that a bed that this ward shows is given. */
  honesty: (ward: DemoWard) => number;
  /** A bed that is kept now has to be there: takes one, or says that there is none. */
  takeBed: (ward: DemoWard) => boolean;
}

const reasons: readonly [RefusalReason, ...RefusalReason[]] = [
  ...(['full', 'full', 'full', 'staff', 'staff', 'groupSafety', 'groupSafety', 'groupSafety', 'targetGroup'] as const),
  ...([
    'careIntensity',
    'legalTitle',
    'somaticCare',
    'materialMissing',
    'victimNearby',
    'treatmentFinished',
    'payer',
  ] as const),
  'other',
];

const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute);

/** Asks one ward after another until there is a bed, or until now. */
export function runCourse(story: Story, line: readonly DemoWard[], course: Course): void {
  askAlong(story, line, course);
  story.settle();
}

function askAlong(story: Story, line: readonly DemoWard[], course: Course): void {
  const { dice, now } = course;
  const isCrisis = story.request.need.urgency === 'crisis';
  let at = after(story.request.openedAt, dice.wait(isCrisis ? 3 : 40));
  for (const ward of line) {
    if (at > now) return;
    const next = tryWard(story, ward, at, course);
    if (!next) return;
    at = after(next, dice.wait(isCrisis ? 5 : 90));
  }
  if (at <= now) story.end(at, dice.pick(['placedElsewhere', 'placedElsewhere', 'noLongerNeeded', 'stayedWhere']));
}

/** The moment at which the next ward can be asked; undefined when this is where the story ends for now. */
function tryWard(story: Story, ward: DemoWard, at: Date, course: Course): Date | undefined {
  const { dice, now } = course;
  const isCrisis = story.request.need.urgency === 'crisis';
  const channel = dice.chance(0.14) ? 'phone' : 'system';
  const free = dice.chance(0.86) ? dice.pick([1, 1, 2, 3]) : 0;
  const attempt = story.ask(ward, at, {
    mode: 'inTurn',
    channel,
    free,
    reasons: [dice.pick(['bestMatch', 'closest', 'soonest', 'expertise'])],
  });
  const hold = isCrisis && free > 0 ? holdFor(story, ward, at, course) : undefined;
  const seenAt = after(at, channel === 'phone' ? 0 : dice.wait(isCrisis ? 7 : 100));
  const answerAt = after(seenAt, channel === 'phone' ? 1 : dice.wait(isCrisis ? 40 : 1_300));
  if (hold && hold.expiresAt < answerAt && hold.expiresAt <= now) story.endHold(hold, 'expired', hold.expiresAt);
  if (seenAt > now) return undefined;
  story.see(attempt, seenAt);
  const due = lateFrom(story, at, answerAt);
  if (due && due < answerAt && due <= now) return tooLate(story, attempt, due, course);
  if (answerAt > now) {
    if (dice.chance(0.5)) story.consider(attempt, after(seenAt, (now.getTime() - seenAt.getTime()) / minute / 2));
    return undefined;
  }
  const isYes = dice.chance(free > 0 ? course.honesty(ward) : 0.2);
  if (isYes) return takeIn(story, ward, attempt, { at: answerAt, hold, channel }, course);
  story.refuse(attempt, answerAt, { reason: dice.pick(reasons), from: ward, free, channel });
  if (hold) story.endHold(hold, 'released', answerAt);
  return answerAt;
}

/** No answer is due within a day, nor within five where it is no crisis: only after that a calendar has to be asked. */
function lateFrom(story: Story, at: Date, answerAt: Date): Date | undefined {
  const soonest = (story.request.need.urgency === 'crisis' ? 1 : 5) * day;
  return answerAt.getTime() - at.getTime() > soonest ? story.due(at) : undefined;
}

/** A crisis keeps a bed for an hour. One that is still kept takes a real bed of the board. */
function holdFor(story: Story, ward: DemoWard, at: Date, { now, takeBed }: Course): HoldRow | undefined {
  const until = after(at, 60);
  if (until > now && !takeBed(ward)) return undefined;
  return story.hold(ward, at, until);
}

/** The clock ran out: the next is asked, and the referrer takes this one back a day later. */
function tooLate(story: Story, attempt: AttemptRow, due: Date, { now, dice }: Course): Date | undefined {
  story.late(attempt, due);
  const backAt = after(due, dice.wait(600));
  if (backAt > now) return undefined;
  story.leaveOff(attempt, backAt, 'withdrawn');
  return backAt;
}

function takeIn(
  story: Story,
  ward: DemoWard,
  attempt: AttemptRow,
  { at, hold: before, channel }: { at: Date; hold: HoldRow | undefined; channel: 'system' | 'phone' },
  { dice, now, takeBed }: Course,
): undefined {
  const isCrisis = story.request.need.urgency === 'crisis';
  const hold = before?.state === 'active' ? before : undefined;
  const admittedAt = after(at, isCrisis ? dice.between(30, 150) : dice.between(600, 1_700));
  const expectedOn = localDate(admittedAt);
  if (admittedAt > now && !hold && !takeBed(ward)) {
    story.propose(attempt, at, ward, addLocalDays(localDate(now), 5));
    return;
  }
  const kept = story.accept(attempt, at, ward, { expectedOn, hold, channel });
  if (admittedAt > now) return;
  if (dice.chance(0.03)) {
    const missedAt = new Date(Math.min(admittedAt.getTime() + 8 * hour, now.getTime()));
    story.leaveOff(attempt, missedAt, 'noShow');
    story.endHold(kept, 'released', missedAt);
    story.end(missedAt, 'stayedWhere');
    return;
  }
  story.admit(attempt, admittedAt, kept);
}
