import { addLocalDays, day, hour, localDate, minute, must } from '@ketenzicht/shared/kernel';
import type { Urgency } from '@ketenzicht/shared/placement';
import type { Asker } from './blank-rows.js';
import type { Dice } from './dice.js';
import type { Rows } from './demo-rows.js';
import { needFor } from './demo-need.js';
import type { DemoWard } from './demo-wards.js';
import { Story } from './story.js';

/** What the demo accounts find on their desks when they log in. */
export interface Desk {
  rows: Rows;
  dice: Dice;
  at: Date;
  directoryId: string;
  /** The referrer whose worklist this is, and another one, for who asks the demo wards beside them. */
  referrer: Asker;
  colleague: Asker;
  /** Wards of the organisation whose inbox this is, and of another one. */
  own: readonly DemoWard[];
  others: readonly DemoWard[];
  stories: Story[];
}

/** One card for every state that a worklist and an inbox can show. */
export function layOut(desk: Desk): void {
  const { own, others } = desk;
  const free = own.filter(({ free: beds }) => beds > 0);
  const [a, b] = [free[0] ?? must(own[0], 'a ward'), free[1] ?? must(own[1] ?? own[0], 'a ward')];
  const [c, d, e] = [own[2] ?? a, own[3] ?? b, own[4] ?? a];
  const like = (ward: DemoWard, turn: number) => {
    const same = others.filter((one) => one.ward.setting === ward.ward.setting);
    return must(same[turn % same.length] ?? others[turn % others.length], 'another ward');
  };
  heldInCrisis(desk, a);
  refusedAgainstItsFigure(desk, [like(b, 1), b, like(b, 2)]);
  otherDay(desk, c);
  acceptedForTomorrow(desk, others);
  overdue(desk, d, like(d, 3));
  holdRanOut(desk, like(a, 4));
  inTurn(desk, [like(e, 5), e, like(e, 6)]);
  begin(desk, like(c, 7), 'urgent', 12 * minute);
  fromColleagues(desk, [b, e]);
  for (const story of desk.stories) story.settle();
}

function begin(
  { rows, stories, dice, at, directoryId, referrer }: Desk,
  fits: DemoWard,
  urgency: Urgency,
  ago: number,
  asker = referrer,
): Story {
  const openedAt = new Date(at.getTime() - ago);
  const need = needFor(fits.ward, { urgency, openedAt, dice });
  const story = new Story(rows, { asker, need, openedAt, directoryId, dice });
  stories.push(story);
  return story;
}

const before = ({ at }: Desk, ago: number) => new Date(at.getTime() - ago);
const takeBed = (ward: DemoWard): boolean => ward.free > 0 && ward.free-- > 0;

/** A bed is kept for forty minutes more, and the ward has seen it. */
function heldInCrisis(desk: Desk, ward: DemoWard): void {
  const story = begin(desk, ward, 'crisis', 24 * minute);
  const hold = takeBed(ward) ? story.hold(ward, before(desk, 20 * minute), before(desk, -40 * minute)) : undefined;
  const attempt = story.ask(ward, before(desk, 20 * minute), { reasons: ['closest', 'soonest'] });
  attempt.holdId = hold?.id ?? null;
  story.see(attempt, before(desk, 14 * minute));
}

function refusedAgainstItsFigure(desk: Desk, [first, second, third]: readonly [DemoWard, DemoWard, DemoWard]): void {
  const story = begin(desk, second, 'urgent', 5 * hour);
  const refused = story.ask(first, before(desk, 4.8 * hour));
  const considering = story.ask(second, before(desk, 4.8 * hour));
  if (third !== first) story.ask(third, before(desk, 4.8 * hour));
  story.see(refused, before(desk, 4.6 * hour));
  story.see(considering, before(desk, 4 * hour));
  story.refuse(refused, before(desk, 3 * hour), { reason: 'full', from: first, free: 1 });
  story.consider(considering, before(desk, 2 * hour));
}

function otherDay(desk: Desk, ward: DemoWard): void {
  const story = begin(desk, ward, 'regular', 3 * day);
  const attempt = story.ask(ward, before(desk, 2.9 * day));
  story.see(attempt, before(desk, 2.5 * day));
  story.propose(attempt, before(desk, 2 * hour), ward, addLocalDays(localDate(desk.at), 9));
}

function acceptedForTomorrow(desk: Desk, wards: readonly DemoWard[]): void {
  const ward = must(wards.find(({ free }) => free > 0) ?? wards[0], 'a ward');
  const story = begin(desk, ward, 'urgent', 2 * day);
  const attempt = story.ask(ward, before(desk, 1.9 * day));
  story.see(attempt, before(desk, 1.8 * day));
  if (takeBed(ward))
    story.accept(attempt, before(desk, 6 * hour), ward, { expectedOn: addLocalDays(localDate(desk.at), 1) });
}

/** More than five working days ago, whatever day it is: the answer is late, and the next in line was asked. */
function overdue(desk: Desk, late: DemoWard, next: DemoWard): void {
  const story = begin(desk, late, 'regular', 12 * day);
  const attempt = story.ask(late, before(desk, 12 * day - hour), { mode: 'inTurn' });
  story.see(attempt, before(desk, 9 * day));
  const due = story.due(before(desk, 12 * day - hour));
  if (due < desk.at) story.late(attempt, due);
  if (next !== late) story.ask(next, attempt.overdueAt ?? before(desk, 2 * day), { mode: 'inTurn' });
}

function holdRanOut(desk: Desk, ward: DemoWard): void {
  const story = begin(desk, ward, 'crisis', 2 * hour);
  const hold = story.hold(ward, before(desk, 95 * minute), before(desk, 35 * minute));
  story.endHold(hold, 'expired', before(desk, 35 * minute));
}

function inTurn(desk: Desk, [first, second, third]: readonly [DemoWard, DemoWard, DemoWard]): void {
  const story = begin(desk, first, 'regular', 6 * day);
  const refused = story.ask(first, before(desk, 5.8 * day), { mode: 'inTurn' });
  story.see(refused, before(desk, 5.2 * day));
  story.refuse(refused, before(desk, 3 * day), { reason: 'targetGroup', from: first, free: 2 });
  const waiting = story.ask(second, before(desk, 3 * day), { mode: 'inTurn' });
  if (third !== first) story.queue(third, before(desk, 5.8 * day));
  story.see(waiting, before(desk, 2.6 * day));
  story.await(waiting, before(desk, 2.5 * day), ['riskAssessment', 'medication']);
}

/** Two that come from elsewhere, so that an inbox is not one person's worklist; one of them has just come in. */
function fromColleagues(desk: Desk, [one, other]: readonly [DemoWard, DemoWard]): void {
  begin(desk, one, 'urgent', 50 * minute, desk.colleague).ask(one, before(desk, 45 * minute));
  const story = begin(desk, other, 'regular', day, desk.colleague);
  story.see(story.ask(other, before(desk, 0.9 * day)), before(desk, 0.7 * day));
}
