import { addLocalDays } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { namedUuid } from '../../platform/named-uuid.js';
import { carePeriods, contacts, plansAndGoals, titles, under, type Life } from './demo-around.js';
import { answersFor, declineReasonOf, momentOn } from './demo-road.js';
import type { DemoRows, Line } from './demo-rows.js';
import * as say from './demo-words.js';

/** What a few of those who are followed have to show: each by the place they have among the followed. */
const trouble = (turn: number) => ({
  late: turn === 5 ? 9 : turn % 47 === 6 ? 1 : null,
  soon: turn % 65 === 8 ? ('unplanned' as const) : turn % 11 === 3 ? ('planned' as const) : null,
  handsOver: turn % 31 === 4,
  unpaid: unpaidIn[turn] ?? null,
});
/** In so many days a forensic title ends, with nobody to pay after it: within thirteen weeks, and one that has passed. */
const unpaidIn: Readonly<Record<number, number>> = { 10: 12, 27: 34, 45: 61, 63: 83, 92: -9 };

/** One whole life: the road, what happened along it, and how it stands today. */
export function live(rows: DemoRows, life: Life, turn: number): void {
  const { road, who, dice, today } = life;
  const isFollowing = road.phase === 'following';
  const { late, soon, handsOver, unpaid } = isFollowing
    ? trouble(turn)
    : { late: null, soon: null, handsOver: false, unpaid: null };
  const reason = road.phase === 'declined' ? declineReasonOf(dice) : null;
  const payers = carePeriods(rows, life, unpaid);
  const title = titles(rows, life, { soon, unpaid }, payers);
  const { last, next } = contacts(rows, life, late);
  const goals = plansAndGoals(rows, life);
  const handover = handsOver ? handOver(rows, life) : noHandover;
  weigh(rows, life);
  const { steps, newest } = stepsOf(life, reason);
  rows.add('step', ...steps);
  tenures(rows, life);
  if (late !== null) breach(rows, life, 'contactOverdue', next ?? today);
  if (soon === 'unplanned') breach(rows, life, 'titleWithoutPlan', today);
  rows.add('trajectory', {
    organisation_id: who.organisationId,
    id: who.trajectoryId,
    person_id: who.personId,
    directory_id: 'nl',
    reference: referenceFrom(Buffer.from(namedUuid('demo', 'LL', who.number).replaceAll('-', ''), 'hex'), 'LL'),
    region_id: who.regionId,
    lead_provider_id: road.includedOn ? who.organisationId : null,
    phase: road.phase,
    owner_id: who.ownerId,
    party_ids: partiesOf(life, handover.to_owner_id),
    reported_at: momentOn(road.reportedOn, 9),
    reported_by: who.byId,
    table_on: road.tableOn,
    included_on: road.includedOn,
    term: road.term,
    regular_end: road.regularEnd,
    interval_days: road.intervalDays,
    next_contact_on: next,
    last_contact_on: last,
    ...title,
    ...goals,
    ...endOf(life),
    ...handover,
    version: steps.length,
    changed_at: newest,
  });
}

const noHandover: Line = { handover_id: null, to_owner_id: null, to_region_id: null, handover_due: null };

/** The other one who takes part; that the nurse who registered somebody can look is not so for half of them. */
const partiesOf = ({ who }: Life, to: unknown): string[] =>
  [...new Set([who.number % 2 === 0 ? who.byId : null, who.number % 7 === 0 ? who.otherId : null, to])].filter(
    (id): id is string => typeof id === 'string' && id !== who.ownerId,
  );

function endOf({ road, who }: Life): Line {
  const aftercare = road.endGround === 'evaluated' && road.endedOn ? addLocalDays(road.endedOn, 91) : null;
  const isEarly = road.endGround !== null && road.endGround !== 'evaluated';
  return {
    end_proposed_by: isEarly ? who.ownerId : null,
    end_proposed_on: isEarly ? road.endedOn : null,
    end_proposed_ground: isEarly ? road.endGround : null,
    end_agreed_by: isEarly ? who.otherId : null,
    ended_on: road.endedOn,
    end_ground: road.endGround,
    aftercare_on: aftercare,
    aftercare_by: aftercare && 'Verzonnen wijkteam',
  };
}

/** Asked of the other region; until that one says yes the old owner stays. */
function handOver(rows: DemoRows, life: Life): Line {
  const { who, today } = life;
  const id = namedUuid('demo', 'handover', who.number);
  const due = addLocalDays(today, 2 + (who.number % 9));
  rows.add('handover', {
    ...under(life),
    id,
    state: 'proposed',
    reason: 'moved',
    from_owner_id: who.ownerId,
    to_owner_id: otherDirector(life),
    from_region_id: who.regionId,
    to_region_id: otherRegion(life),
    proposed_at: momentOn(addLocalDays(today, -3), 11),
    due_on: due,
    spoken_on: addLocalDays(today, -4),
    words: life.seal('ketenveldnorm.handover.words', say.handedOver),
  });
  return { handover_id: id, to_owner_id: otherDirector(life), to_region_id: otherRegion(life), handover_due: due };
}

const director = (name: string) => namedUuid('demo', 'account', name);
const otherDirector = ({ who }: Life): string =>
  who.ownerId === director('regisseur') ? director('regisseur2') : director('regisseur');
const otherRegion = (life: Life): string =>
  otherDirector(life) === director('regisseur') ? 'arrondissement:AR04' : 'arrondissement:AR08';

function weigh(rows: DemoRows, life: Life): void {
  const { road, dice, who } = life;
  if (!road.triagedOn) return;
  const answers = answersFor(road.phase, dice);
  const reasons = Object.fromEntries(
    Object.entries(answers).map(([criterion, answer]) => [criterion, answer === 'met' ? null : say.invented]),
  );
  rows.add('weighing', {
    ...under(life),
    answers,
    words: life.seal('ketenveldnorm.weighing.words', JSON.stringify(reasons)),
    directors: road.includedOn
      ? [
          { role: 'processDirector', name: 'Demo-Procesregisseur', accountId: null },
          { role: 'levensloopCoordinator', name: 'Demo-Levensloopcoördinator', accountId: who.byId },
        ]
      : [],
    present: road.includedOn ? ['Demo-Gemeente', 'Demo-Zorgaanbieder', 'Demo-Politie'] : [],
    made_at: momentOn(road.triagedOn),
    made_by: who.ownerId,
  });
}

/** In the order in which they happened. */
function stepsOf(life: Life, reason: string | null): { steps: Line[]; newest: Date } {
  const { road, who } = life;
  const steps: Line[] = [];
  const step = (kind: string, on: string | null, detail: Line, words: string | null = null, hours = 10) =>
    on !== null &&
    steps.push({
      ...under(life),
      at: momentOn(on, hours),
      kind,
      actor_id: kind === 'reported' ? who.byId : who.ownerId,
      by_clock: false,
      words: words && life.seal('ketenveldnorm.step.words', words),
      detail,
    });
  step('reported', road.reportedOn, { ownerId: who.ownerId, regionId: who.regionId }, life.dice.pick(say.reported), 9);
  if (reason) step('declined', road.triagedOn, { reason }, life.dice.pick(say.declined), 11);
  else step('triaged', road.triagedOn, { to: 'table', tableOn: road.tableOn });
  step('included', road.includedOn, { on: road.includedOn, providerId: who.organisationId });
  step('evaluated', road.renewedOn, { outcome: 'continue', term: road.term }, say.invented);
  if (road.endGround && road.endGround !== 'evaluated') step('endProposed', road.endedOn, { ground: road.endGround });
  step('ended', road.endedOn, { ground: road.endGround, on: road.endedOn }, say.ended, 12);
  return { steps, newest: (steps.at(-1)?.['at'] as Date | undefined) ?? momentOn(road.reportedOn) };
}

/** Without holes: reported, then triaged, then followed until it ended. */
function tenures(rows: DemoRows, life: Life): void {
  const { road, who } = life;
  const over = road.endedOn ?? (road.phase === 'declined' ? road.triagedOn : null);
  const marks: [phase: string, on: string | null, hours: number][] = [
    ['reported', road.reportedOn, 9],
    ['triaged', road.phase === 'declined' ? null : road.triagedOn, 10],
    ['following', road.includedOn, 10],
  ];
  const begun = marks.filter(([, on]) => on !== null);
  for (const [at, [phase, on, hours]] of begun.entries()) {
    const [, nextOn, nextHours] = begun[at + 1] ?? [null, over, road.endedOn ? 12 : 11];
    rows.add('tenure', {
      ...under(life),
      owner_id: who.ownerId,
      region_id: who.regionId,
      phase,
      interval_days: phase === 'following' ? road.intervalDays : null,
      from_at: momentOn(on ?? road.reportedOn, hours),
      until_at: nextOn === null ? null : momentOn(nextOn, nextHours ?? 11),
    });
  }
}

function breach(rows: DemoRows, life: Life, kind: string, since: string): void {
  rows.add('breach', {
    ...under(life),
    id: namedUuid('demo', 'breach', life.who.number, kind),
    kind,
    since,
    found_at: momentOn(life.today, 4),
  });
}
