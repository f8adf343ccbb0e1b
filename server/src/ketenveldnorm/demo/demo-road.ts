import { addLocalDays, day, startOfLocalDay } from '@ketenzicht/shared/kernel';
import {
  criteria,
  declineReasons,
  earlyGrounds,
  regularEnd,
  type EndGround,
  type Phase,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Followed } from './demo-cast.js';
import type { Dice } from './demo-dice.js';

/** Days of the road of one invented person; every one of them is over, but for the end of the term. */
export interface Road {
  phase: Phase;
  reportedOn: string;
  triagedOn: string | null;
  tableOn: string | null;
  includedOn: string | null;
  /** A later term began on this day. */
  renewedOn: string | null;
  term: number;
  regularEnd: string | null;
  endedOn: string | null;
  endGround: EndGround | null;
  intervalDays: number | null;
}

/** Of every twenty: so many are followed, ended, declined, and still on their way in. */
const phaseOf = (number: number): Phase => {
  const turn = number % 20;
  if (turn < 13) return 'following';
  if (turn < 15) return 'ended';
  if (turn < 17) return 'declined';
  return turn < 18 ? 'reported' : 'triaged';
};

const none = { renewedOn: null, regularEnd: null, endedOn: null, endGround: null, intervalDays: null, term: 1 };
const later = addLocalDays;

/** The same number and day always give the same road. */
export function roadOf({ number }: Pick<Followed, 'number'>, today: string, dice: Dice): Road {
  const phase = phaseOf(number);
  if (phase === 'reported') {
    const reportedOn = later(today, -dice.between(1, 12));
    return { ...none, phase, reportedOn, triagedOn: null, tableOn: null, includedOn: null };
  }
  if (phase === 'triaged') {
    const triagedOn = later(today, -dice.between(1, 20));
    const reportedOn = later(triagedOn, -dice.between(7, 28));
    return { ...none, phase, reportedOn, triagedOn, tableOn: later(today, dice.between(2, 20)), includedOn: null };
  }
  if (phase === 'declined') {
    const triagedOn = later(today, -dice.between(30, 900));
    const reportedOn = later(triagedOn, -dice.between(7, 40));
    return { ...none, phase, reportedOn, triagedOn, tableOn: null, includedOn: null };
  }
  return phase === 'ended' ? endedRoad(today, dice, number) : followedRoad(today, dice);
}

function wayIn(includedOn: string, dice: Dice) {
  const triagedOn = later(includedOn, -dice.between(7, 35));
  const reportedOn = later(triagedOn, -dice.between(7, 45));
  return { reportedOn, triagedOn, tableOn: includedOn, includedOn, intervalDays: dice.pick([7, 14, 14, 14, 28]) };
}

/** Where two years are over, the evaluation went on with a second term; some wait for theirs. */
function followedRoad(today: string, dice: Dice): Road {
  const includedOn = later(today, -dice.between(20, 1_060));
  const first = regularEnd(includedOn);
  const isRenewed = first < later(today, -10);
  return {
    ...none,
    phase: 'following',
    ...wayIn(includedOn, dice),
    renewedOn: isRenewed ? first : null,
    term: isRenewed ? 2 : 1,
    regularEnd: isRenewed ? regularEnd(includedOn, 2) : first,
  };
}

function endedRoad(today: string, dice: Dice, number: number): Road {
  const early = number % 40 >= 20;
  const includedOn = later(today, early ? -dice.between(200, 900) : -dice.between(780, 1_090));
  const first = regularEnd(includedOn);
  const endedOn = early ? later(includedOn, dice.between(60, 190)) : later(first, dice.between(0, 20));
  return {
    ...none,
    phase: 'ended',
    ...wayIn(includedOn, dice),
    regularEnd: first,
    endedOn,
    endGround: early ? dice.pick(earlyGrounds) : 'evaluated',
  };
}

/** A working hour of that day, as an instant. */
export const momentOn = (date: string, hours = 10): Date =>
  new Date(startOfLocalDay(date).getTime() + (hours * day) / 24);

/** As the weegteam would have it: all met for whoever went on, something missing for whoever was declined. */
export const answersFor = (phase: Phase, dice: Dice): Record<string, string> =>
  Object.fromEntries(
    criteria.map((criterion, at) => [criterion, phase === 'declined' && at > 1 && dice.falls(0.5) ? 'notMet' : 'met']),
  );

export const declineReasonOf = (dice: Dice): string => dice.pick(declineReasons.slice(0, 4) as ['criteriaNotMet']);
