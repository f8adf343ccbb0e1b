import { Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  dayFaults,
  mayAnswerEnd,
  mayWriteTrajectory,
  phaseAfter,
  type EndAnswer,
  type EndInput,
  type Trajectory,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { TrajectoryActs, type Seen, type TrajectoryAct } from './trajectory.act.js';
import { refuseAll } from './trajectory.owners.js';
import { lockTrajectory } from './trajectory.queries.js';
import { opens, partiesOf, toTrajectory, type TrajectoryRow } from './trajectory.rows.js';
import { closeOpenEnds, nothingAhead } from './trajectory.writes.js';

/** An end before two years: proposed by one on a ground with a code, and nothing happens before somebody else agrees. */
@Injectable()
export class TrajectoryEnds {
  constructor(private readonly acts: TrajectoryActs) {}

  propose(visit: Visit, seen: Seen, { ground, on, words }: EndInput): Promise<Trajectory> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.openFor(visit, seen);
        const mayDo = mayWriteTrajectory(visit.actor, partiesOf(row));
        ensure(mayDo, 'trajectory.denied', 'This is for whoever follows this person. Ask them to do it.');
        phaseAfter(row.phase, 'proposeEnd');
        ensure(
          row.endProposedBy === null,
          'trajectory.end_proposed',
          'An end was proposed already. It waits for an answer.',
        );
        const within = { from: must(row.includedOn, 'the day of inclusion'), today: localDate(act.at) };
        refuseAll(dayFaults('/on', on, within));
        await act.step(row, 'endProposed', { ground, on }, words);
        const proposal = { endProposedBy: visit.actor.id, endProposedOn: on, endProposedGround: ground };
        return this.done(act, visit, await act.save(row, proposal));
      },
      seen.id,
    );
  }

  /** The second pair of eyes: also a director of the region for whom the file does not open, who sees ground and day. Words only from whom it opens for. */
  answer(visit: Visit, { id, version }: Seen, { agree, words }: EndAnswer): Promise<Trajectory> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await lockTrajectory(act.tx, visit.actor, id);
        ensureSeen(version, row.version);
        const phase = phaseAfter(row.phase, agree ? 'agreeToEnd' : 'refuseEnd');
        ensureMayAnswer(visit, row);
        if (words !== null && !opens(visit.actor, row))
          throw new RuleError('trajectory.denied', 'Answer without words: this file does not open for you.');
        const saved = agree ? await this.end(act, row, visit, words) : await this.refuse(act, row, words);
        return this.done(act, visit, { ...saved, phase });
      },
      id,
    );
  }

  private async end(act: TrajectoryAct, row: TrajectoryRow, { actor }: Visit, words: string | null) {
    const endedOn = must(row.endProposedOn, 'the proposed day');
    const endGround = must(row.endProposedGround, 'the proposed ground');
    await act.step(row, 'ended', { on: endedOn, ground: endGround, proposedBy: row.endProposedBy }, words);
    await act.beyond(() => closeOpenEnds(act, row));
    return act.save(row, { phase: 'ended', endedOn, endGround, endAgreedBy: actor.id, ...nothingAhead });
  }

  private async refuse(act: TrajectoryAct, row: TrajectoryRow, words: string | null) {
    await act.step(row, 'endRefused', { ground: row.endProposedGround, proposedBy: row.endProposedBy }, words);
    return act.save(row, { endProposedBy: null, endProposedOn: null, endProposedGround: null });
  }

  private done(act: TrajectoryAct, { actor }: Visit, row: TrajectoryRow): Trajectory {
    act.note(row, 'U');
    return toTrajectory(row, actor);
  }
}

function ensureMayAnswer({ actor }: Visit, row: TrajectoryRow): void {
  const by = row.endProposedBy;
  if (by === null) throw new RuleError('trajectory.end_not_proposed', 'Nobody proposed to end this. Look at it again.');
  ensure(by !== actor.id, 'trajectory.second_needed', 'You proposed this yourself. Somebody else has to look at it.');
  const mayDo = mayAnswerEnd(actor, partiesOf(row), by);
  ensure(mayDo, 'trajectory.denied', 'This is for whoever follows this person, or directs this region.');
}
