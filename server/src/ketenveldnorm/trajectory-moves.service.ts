import { Injectable } from '@nestjs/common';
import { ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  checklistFaults,
  contactFaults,
  dayFaults,
  ensureMayEvaluate,
  firstContactFaults,
  mayMoveTrajectory,
  mayWriteTrajectory,
  nextTerm,
  phaseAfter,
  regularEnd,
  type DecisionInput,
  type EvaluationInput,
  type PlanInput,
  type Trajectory,
  type TriageInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { TrajectoryActs, type Seen, type TrajectoryAct } from './trajectory.act.js';
import { directorFaults, providerFaults, refuseAll } from './trajectory.owners.js';
import { insertPlan, sit, weigh } from './trajectory.table.js';
import { partiesOf, toTrajectory, type TrajectoryRow } from './trajectory.rows.js';
import { closeOpenEnds, nothingAhead, planContact } from './trajectory.writes.js';

type Included = Extract<DecisionInput, { decision: 'included' }>;
type Ended = Extract<EvaluationInput, { outcome: 'end' }>;
type Continued = Extract<EvaluationInput, { outcome: 'continue' }>;

/** Along the road, by whoever has the file open. Words are sealed before the phase changes: a closed file seals nothing any more. */
@Injectable()
export class TrajectoryMoves {
  constructor(private readonly acts: TrajectoryActs) {}

  /** The weegteam: to the inclusion table with all criteria met, or declined with a reason. */
  triage(visit: Visit, seen: Seen, input: TriageInput): Promise<Trajectory> {
    return this.upon(visit, seen, mayMoveTrajectory, async (row, act) => {
      const { checklist } = input;
      if (input.to === 'table') {
        const phase = phaseAfter(row.phase, 'toTable');
        refuseAll([...checklistFaults('table', checklist), ...tableFaults(row, input.tableOn)]);
        await weigh(act, row, checklist);
        await act.step(row, 'triaged', { to: 'table', tableOn: input.tableOn });
        return act.save(row, { phase, tableOn: input.tableOn });
      }
      const phase = phaseAfter(row.phase, 'declineAtTriage');
      refuseAll(checklistFaults('declined', checklist));
      await weigh(act, row, checklist);
      await act.step(row, 'declined', { by: 'weegteam', reason: input.reason }, input.words);
      return act.save(row, { phase, ...nothingAhead });
    });
  }

  /** The inclusion table. */
  decide(visit: Visit, seen: Seen, input: DecisionInput): Promise<Trajectory> {
    return this.upon(visit, seen, mayMoveTrajectory, async (row, act) => {
      const isIn = input.decision === 'included';
      const phase = phaseAfter(row.phase, isIn ? 'include' : 'declineAtTable');
      const within = { from: localDate(row.reportedAt), today: localDate(act.at) };
      const faults = dayFaults('/on', input.on, within);
      if (isIn) return this.include(act, visit, row, { ...input, phase, faults });
      refuseAll(faults);
      await sit(act, row, { present: input.present, directors: [] });
      const { reason, on } = input;
      await act.step(row, 'declined', { by: 'table', reason, on, present: input.present.length }, input.words);
      return act.save(row, { phase, ...nothingAhead });
    });
  }

  private async include(
    act: TrajectoryAct,
    { actor }: Visit,
    row: TrajectoryRow,
    { on, providerId, directors, plan, faults, ...input }: Included & Pending,
  ): Promise<TrajectoryRow> {
    const rhythm = { lastContactOn: null, includedOn: on, intervalDays: plan.intervalDays };
    refuseAll([
      ...faults,
      ...firstContactFaults(input.nextContactOn, rhythm),
      ...(await providerFaults(act.tx, actor, providerId)),
      ...(await directorFaults(act.tx, actor, directors)),
    ]);
    await sit(act, row, { present: input.present, directors });
    await insertPlan(act, row, { ...plan, from: on });
    const ends = regularEnd(on);
    await act.step(row, 'included', { on, providerId, regularEnd: ends, present: input.present.length }, input.words);
    await act.step(row, 'planned', { version: 1, intervalDays: plan.intervalDays });
    return act.save(row, {
      phase: input.phase,
      providerId,
      partyIds: [...new Set([...row.partyIds, ...directors.flatMap(({ accountId }) => accountId ?? [])])],
      includedOn: on,
      term: 1,
      regularEnd: ends,
      intervalDays: plan.intervalDays,
      nextContactOn: await planContact(act, row, input.nextContactOn),
    });
  }

  /** A new version; what was agreed before stays in the file. */
  plan(visit: Visit, seen: Seen, input: PlanInput): Promise<Trajectory> {
    return this.upon(visit, seen, mayWriteTrajectory, async (row, act) => {
      phaseAfter(row.phase, 'plan');
      const today = localDate(act.at);
      const { intervalDays } = input;
      refuseAll(contactFaults(input.nextContactOn, { ...rhythmOf(row), intervalDays }, today));
      const version = await insertPlan(act, row, { ...input, from: today });
      await act.step(row, 'planned', { version, intervalDays });
      const nextContactOn = await planContact(act, row, input.nextContactOn);
      return act.save(row, { intervalDays, nextContactOn });
    });
  }

  /** Not before the regular end: one more term, or an end with somebody who calls once more. */
  evaluate(visit: Visit, seen: Seen, input: EvaluationInput): Promise<Trajectory> {
    return this.upon(visit, seen, mayMoveTrajectory, async (row, act) => {
      const goesOn = input.outcome === 'continue';
      const phase = phaseAfter(row.phase, goesOn ? 'continue' : 'endAtEvaluation');
      const [ends, today] = [must(row.regularEnd, 'the regular end'), localDate(act.at)];
      ensureMayEvaluate(input.on, ends);
      const faults = dayFaults('/on', input.on, { from: ends, today });
      return goesOn
        ? this.goOn(act, row, { ...input, phase, faults })
        : this.endRegularly(act, row, { ...input, phase, faults });
    });
  }

  private async goOn(act: TrajectoryAct, row: TrajectoryRow, { on, faults, ...input }: Continued & Pending) {
    refuseAll([...faults, ...contactFaults(input.nextContactOn, rhythmOf(row), localDate(act.at))]);
    const next = nextTerm(must(row.includedOn, 'the day of inclusion'), row.term, on);
    await act.step(row, 'evaluated', { on, outcome: 'continue', ...next }, input.words);
    // Whoever goes on is not about to end: a proposal that waited is off the table.
    const undone = row.endProposedBy === null ? {} : noProposal;
    return act.save(row, { ...next, ...undone, nextContactOn: await planContact(act, row, input.nextContactOn) });
  }

  private async endRegularly(act: TrajectoryAct, row: TrajectoryRow, input: Ended & Pending) {
    const { on, aftercareOn, aftercareBy, phase, faults } = input;
    const isBefore = aftercareOn < on;
    const detail = 'The aftercare comes on the day of the evaluation or later.';
    refuseAll([...faults, ...(isBefore ? [{ pointer: '/aftercareOn', code: 'trajectory.before', detail }] : [])]);
    await act.step(row, 'evaluated', { on, outcome: 'end' }, input.words);
    await act.step(row, 'ended', { on, ground: 'evaluated', aftercareOn });
    await act.beyond(() => closeOpenEnds(act, row));
    const ended = { endedOn: on, endGround: 'evaluated', aftercareOn, aftercareBy } as const;
    return act.save(row, { phase, ...ended, ...noProposal, ...nothingAhead });
  }

  private upon(
    visit: Visit,
    seen: Seen,
    may: typeof mayMoveTrajectory,
    move: (row: TrajectoryRow, act: TrajectoryAct) => Promise<TrajectoryRow>,
  ): Promise<Trajectory> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.openFor(visit, seen);
        const mayDo = may(visit.actor, partiesOf(row));
        ensure(mayDo, 'trajectory.denied', 'This is for the one who follows this person. Ask them to do it.');
        const moved = await move(row, act);
        act.note(moved, 'U');
        return toTrajectory(moved, visit.actor);
      },
      seen.id,
    );
  }
}

interface Pending {
  phase: TrajectoryRow['phase'];
  faults: ReturnType<typeof dayFaults>;
}
const noProposal = { endProposedBy: null, endProposedOn: null, endProposedGround: null, endAgreedBy: null } as const;

const rhythmOf = ({ lastContactOn, includedOn, intervalDays }: TrajectoryRow) => ({
  lastContactOn,
  includedOn: must(includedOn, 'the day of inclusion'),
  intervalDays: must(intervalDays, 'the interval of the plan'),
});

function tableFaults({ reportedAt }: TrajectoryRow, tableOn: string) {
  const detail = 'The inclusion table comes after the report.';
  return tableOn < localDate(reportedAt) ? [{ pointer: '/tableOn', code: 'trajectory.before', detail }] : [];
}
