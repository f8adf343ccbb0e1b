import type { RelationBasis } from '../audit/audit.terms.js';
import type { Role } from '../kernel/actor.js';
import { hour, localHour, minute } from '../kernel/time.js';
import type { ReviewRule } from './review.terms.js';

/** Raise it with every change below: a case says by which edition it was raised. */
export const reviewRulesVersion = '2026-11-22';

/** What the rules need of a line of the access log. */
export interface LogFact {
  seq: number;
  /** Milliseconds. */
  at: number;
  actorId: string | null;
  role: Role | null;
  organisationId: string | null;
  /** The persons it was about. */
  persons: readonly string[];
  decision: 'allowed' | 'refused';
  relationBasis: RelationBasis;
  emergency: boolean;
  accessPoint: string;
  /** The accounts it was about: the one that a failed login tried. */
  accounts: readonly string[];
}

export interface ReviewSettings {
  /** Different persons within an hour that are still ordinary for a role. */
  personsInAnHour: { default: number } & Partial<Record<Role, number>>;
  /** By the clock in the Netherlands: from this hour until that one. */
  night: { from: number; until: number };
  /** A night is a peak from this many looks, and from this many times one's own average. */
  nightPeak: { looks: number; times: number };
  refusals: { count: number; within: number };
}

/** The figures are ours [J]: NEN 7513 chapter 9 asks for systematic review and leaves the thresholds to the controller. */
export const defaultReview: ReviewSettings = {
  personsInAnHour: { default: 20, nationalCoordinator: 40 },
  night: { from: 23, until: 7 },
  nightPeak: { looks: 10, times: 3 },
  refusals: { count: 10, within: 10 * minute },
};

export interface ReviewInput {
  /** Of one day, in the order of the log. */
  facts: readonly LogFact[];
  /** Looks at persons in an average night of the 90 days before, by account. */
  nightHabit: ReadonlyMap<string, number>;
  /** Persons who are known to work for an organisation. */
  staff: ReadonlyMap<string, string>;
}

export interface RuleHit {
  rule: ReviewRule;
  subjectKind: 'account' | 'address' | 'person' | 'log' | 'month';
  subject: string;
  organisationId: string | null;
  facts: Readonly<Record<string, string | number>>;
  /** The lines behind it, the first two hundred. */
  seqs: number[];
}

const mostLines = 200;

/** Every hit of a day, at most one for each rule and subject. Emergencies are not here: each has a review of its own from the moment it begins. */
export function reviewDay(input: ReviewInput, settings: ReviewSettings = defaultReview): RuleHit[] {
  const looks = input.facts.filter(({ persons, decision }) => persons.length > 0 && decision === 'allowed');
  return [
    ...withoutRelation(looks),
    ...manyPersons(looks, settings),
    ...nightPeaks(looks, input.nightHabit, settings),
    ...ownStaff(looks, input.staff),
    ...refusalBursts(input.facts, settings),
  ];
}

function withoutRelation(looks: readonly LogFact[]): RuleHit[] {
  return [...byActor(looks.filter(({ relationBasis, emergency }) => relationBasis === 'none' && !emergency))].map(
    ([actor, found]) => hit('noCareRelation', actor, found, { looks: found.length, persons: personsOf(found).size }),
  );
}

function manyPersons(looks: readonly LogFact[], { personsInAnHour }: ReviewSettings): RuleHit[] {
  return [...byActor(looks)].flatMap(([actor, found]) => {
    const ordinary = personsInAnHour[found[0]?.role ?? 'provider'] ?? personsInAnHour.default;
    const busiest = busiestWindow(found, hour, (some) => personsOf(some).size);
    return busiest.size > ordinary
      ? [hit('manyPersons', actor, busiest.facts, { persons: busiest.size, ordinary, from: iso(busiest.facts[0]) })]
      : [];
  });
}

function nightPeaks(
  looks: readonly LogFact[],
  habit: ReadonlyMap<string, number>,
  settings: ReviewSettings,
): RuleHit[] {
  const { from, until } = settings.night;
  const byNight = looks.filter(({ at }) => {
    const on = localHour(new Date(at));
    return on >= from || on < until;
  });
  return [...byActor(byNight)].flatMap(([actor, found]) => {
    const usual = habit.get(actor) ?? 0;
    const { looks: least, times } = settings.nightPeak;
    return found.length >= least && found.length > usual * times
      ? [hit('offHours', actor, found, { looks: found.length, usual: Math.round(usual * 10) / 10 })]
      : [];
  });
}

/** For each person apart: a colleague who is a patient deserves to be looked at alone. */
function ownStaff(looks: readonly LogFact[], staff: ReadonlyMap<string, string>): RuleHit[] {
  const found = new Map<string, LogFact[]>();
  for (const fact of looks)
    for (const person of fact.persons)
      if (fact.organisationId !== null && staff.get(person) === fact.organisationId) add(found, person, fact);
  return [...found].map(([person, facts]) => ({
    ...hit('ownStaff', person, facts, {
      looks: facts.length,
      employees: new Set(facts.map(({ actorId }) => actorId)).size,
    }),
    subjectKind: 'person' as const,
  }));
}

/** By account and by address: one address may try many accounts, and one account may be tried from many addresses. */
function refusalBursts(facts: readonly LogFact[], { refusals }: ReviewSettings): RuleHit[] {
  const [byAccount, byAddress] = [new Map<string, LogFact[]>(), new Map<string, LogFact[]>()];
  for (const fact of facts) {
    if (fact.decision !== 'refused') continue;
    for (const account of new Set([...(fact.actorId === null ? [] : [fact.actorId]), ...fact.accounts]))
      add(byAccount, account, fact);
    add(byAddress, fact.accessPoint, fact);
  }
  const burst =
    (subjectKind: 'account' | 'address') =>
    ([subject, found]: [string, LogFact[]]): RuleHit[] => {
      const { size, facts: worst } = busiestWindow(found, refusals.within, (some) => some.length);
      return size >= refusals.count
        ? [{ ...hit('refusals', subject, worst, { refused: size, from: iso(worst[0]) }), subjectKind }]
        : [];
    };
  return [...[...byAccount].flatMap(burst('account')), ...[...byAddress].flatMap(burst('address'))];
}

/** The stretch of `width` milliseconds that measures most; each begins with a fact. */
function busiestWindow(
  facts: readonly LogFact[],
  width: number,
  measure: (some: readonly LogFact[]) => number,
): { size: number; facts: LogFact[] } {
  let best: { size: number; facts: LogFact[] } = { size: 0, facts: [] };
  let end = 0;
  let measuredTo = -1;
  for (let start = 0; start < facts.length; start++) {
    const limit = (facts[start]?.at ?? 0) + width;
    while ((facts[end]?.at ?? Infinity) < limit) end++;
    // A stretch that ends where the one before it did holds nothing more than that one.
    if (end === measuredTo) continue;
    measuredTo = end;
    const some = facts.slice(start, end);
    const size = measure(some);
    if (size > best.size) best = { size, facts: some };
  }
  return best;
}

const hit = (rule: ReviewRule, subject: string, found: readonly LogFact[], facts: RuleHit['facts']): RuleHit => ({
  rule,
  subjectKind: 'account',
  subject,
  organisationId: found[0]?.organisationId ?? null,
  facts,
  seqs: found.slice(0, mostLines).map(({ seq }) => seq),
});

const personsOf = (facts: readonly LogFact[]): Set<string> => new Set(facts.flatMap(({ persons }) => persons));
const iso = (fact: LogFact | undefined): string => new Date(fact?.at ?? 0).toISOString();

function byActor(facts: readonly LogFact[]): Map<string, LogFact[]> {
  const found = new Map<string, LogFact[]>();
  for (const fact of facts) if (fact.actorId !== null) add(found, fact.actorId, fact);
  return found;
}

function add(to: Map<string, LogFact[]>, key: string, fact: LogFact): void {
  const present = to.get(key);
  if (present) present.push(fact);
  else to.set(key, [fact]);
}
