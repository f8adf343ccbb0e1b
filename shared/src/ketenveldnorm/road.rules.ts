import { RuleError, ensure, type Fault } from '../kernel/rule-error.js';
import { latestContact, regularEnd } from './following.rules.js';
import { criteria, type Criterion, type Phase } from './ketenveldnorm.terms.js';
import type { Checklist } from './road.contract.js';

/** What may be done in each phase of the road, and where it leads. Nothing leads out of `ended` and `declined`: whoever is needed again is reported again. */
export const road = {
  reported: { toTable: 'triaged', declineAtTriage: 'declined' },
  triaged: { include: 'following', declineAtTable: 'declined' },
  following: {
    plan: 'following',
    continue: 'following',
    endAtEvaluation: 'ended',
    proposeEnd: 'following',
    agreeToEnd: 'ended',
    refuseEnd: 'following',
  },
  ended: {},
  declined: {},
} as const satisfies Record<Phase, Record<string, Phase>>;
export type Move = { [P in Phase]: keyof (typeof road)[P] }[Phase];

/** Where a move leads. Throws `trajectory.not_now`. */
export function phaseAfter(phase: Phase, move: Move): Phase {
  const next = (road[phase] as Readonly<Partial<Record<Move, Phase>>>)[move];
  if (next === undefined) throw new RuleError('trajectory.not_now', whyNot[phase], [], { phase });
  return next;
}

const whyNot: Readonly<Record<Phase, string>> = {
  reported: 'This person was only reported yet. First the weegteam weighs the report.',
  triaged: 'This person is not followed yet. First the inclusion table decides.',
  following: 'This person is followed already. Look at the file again.',
  ended: 'Following has ended. Report this person again when following is needed once more.',
  declined: 'This report was declined. Report this person again when something has changed.',
};

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

/** Criteria that keep somebody off the inclusion table, in the order of the list (domain: inclusion criteria as regions publish them). */
export const unmetCriteria = (checklist: Checklist): Criterion[] =>
  criteria.filter((one) => checklist[one].answer !== 'met');

/** A no and a doubt need their reason, wherever it goes; to the table only with all of them met. */
export function checklistFaults(to: 'table' | 'declined', checklist: Checklist): Fault[] {
  const unmet = unmetCriteria(checklist);
  const silent = unmet.filter((one) => checklist[one].words === null || checklist[one].words === '');
  return [
    ...(to === 'table' ? unmet : []).map((one) =>
      fault(
        `/checklist/${one}/answer`,
        'trajectory.criterion',
        'This criterion must be met before the inclusion table.',
      ),
    ),
    ...silent.map((one) =>
      fault(
        `/checklist/${one}/words`,
        'trajectory.reason_missing',
        'Say in a sentence why it is not met or not clear.',
      ),
    ),
  ];
}

/** A day of the past or today, not before the road began. `from`: what it must not come before. */
export function dayFaults(pointer: string, on: string, { from, today }: { from: string; today: string }): Fault[] {
  if (on > today)
    return [fault(pointer, 'trajectory.future', 'This day is still to come. Write it down when it has been.')];
  return on < from
    ? [fault(pointer, 'trajectory.before', `This is before ${from}, when it began. Choose that day or a later one.`)]
    : [];
}

interface Rhythm {
  lastContactOn: string | null;
  includedOn: string;
  intervalDays: number;
}

/** The next contact: today or later, and no further away than the plan allows. */
export function contactFaults(nextContactOn: string, rhythm: Rhythm, today: string): Fault[] {
  const latest = latestContact(rhythm.lastContactOn, rhythm.includedOn, rhythm.intervalDays);
  if (latest < today)
    return [
      fault(
        '/nextContactOn',
        'trajectory.contact_first',
        `By this plan there should have been a contact on ${latest}. Write down a contact first, or choose a longer interval.`,
      ),
    ];
  if (nextContactOn < today)
    return [fault('/nextContactOn', 'trajectory.contact_past', 'Choose today or a later day for the next contact.')];
  return nextContactOn > latest
    ? [
        fault(
          '/nextContactOn',
          'trajectory.contact_late',
          `By this plan the next contact is on ${latest} at the latest.`,
        ),
      ]
    : [];
}

/**
 * Included some days ago and written down now: the day may have passed, and then the contact is overdue from the first second, as it is in truth. Never after
 * the plan's interval.
 */
export function firstContactFaults(nextContactOn: string, rhythm: Rhythm): Fault[] {
  const latest = latestContact(null, rhythm.includedOn, rhythm.intervalDays);
  if (nextContactOn < rhythm.includedOn)
    return [fault('/nextContactOn', 'trajectory.contact_past', 'The first contact comes after the inclusion table.')];
  return nextContactOn > latest
    ? [
        fault(
          '/nextContactOn',
          'trajectory.contact_late',
          `By this plan the first contact is on ${latest} at the latest.`,
        ),
      ]
    : [];
}

/** The two-year promise (letter to parliament of 6 November 2020). Throws `trajectory.too_early`, which says from which day. */
export function ensureMayEvaluate(on: string, regularEndOn: string): void {
  ensure(
    on >= regularEndOn,
    'trajectory.too_early',
    `Following is promised until ${regularEndOn}. From that day on an evaluation may decide; an earlier end needs a ground and a second pair of eyes.`,
    { from: regularEndOn },
  );
}

/** Going on: the next term that ends after the evaluation, counted from inclusion, so that a late evaluation moves no later one. */
export function nextTerm(includedOn: string, term: number, on: string): { term: number; regularEnd: string } {
  let next = term + 1;
  while (regularEnd(includedOn, next) <= on) next++;
  return { term: next, regularEnd: regularEnd(includedOn, next) };
}
