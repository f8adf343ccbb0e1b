import { Injectable } from '@nestjs/common';
import type { AuditObject } from '@ketenzicht/shared/audit';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import { mayWriteTrajectory, openPhases, type Phase } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { TrajectoryActs, type TrajectoryAct } from './trajectory.act.js';
import { unknownTrajectory } from './trajectory.queries.js';
import { partiesOf, type TrajectoryRow } from './trajectory.rows.js';

export type Part = 'contact' | 'legal_title' | 'goal';
type Doing<T> = (row: TrajectoryRow, act: TrajectoryAct) => Promise<T>;
export interface About {
  id: string;
  /** What of the file, for the access log. */
  segment: string;
}

/**
 * The file of somebody who is followed, for what is added to it over years. Whoever writes waits for the row of the trajectory: two who add something at once
 * both succeed, one after the other, and neither needs the version that the other made.
 */
@Injectable()
export class OpenFile {
  constructor(private readonly acts: TrajectoryActs) {}

  read<T>(visit: Visit, { id, segment }: About, doing: Doing<T>): Promise<T> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.read(visit, id);
        const result = await doing(row, act);
        act.note(row, 'R', [segmentOf(row, segment)]);
        return result;
      },
      id,
      'R',
    );
  }

  write<T>(visit: Visit, { id, segment }: About, doing: Doing<T>): Promise<T> {
    return this.acts.run(visit, (act) => this.within(visit, act, { id, segment }, doing), id).catch(sayWhy);
  }

  /** By the id of a part: one that is not there and one in a file that does not open are answered alike. */
  writePart<T>(visit: Visit, part: Part, { id, segment }: About, doing: Doing<T>): Promise<T> {
    return this.acts
      .run(visit, async (act) => {
        const { rows } = await act.tx.query<{ id: string }>(
          `select trajectory_id as id from ketenveldnorm.${part} where id = $1`,
          [id],
        );
        if (!rows[0]) throw unknownTrajectory();
        return this.within(visit, act, { id: rows[0].id, segment }, doing);
      })
      .catch(sayWhy);
  }

  private async within<T>(visit: Visit, act: TrajectoryAct, { id, segment }: About, doing: Doing<T>): Promise<T> {
    await act.tx.query('select from ketenveldnorm.trajectory where id = $1 for update', [id]);
    const row = await act.read(visit, id);
    const mayWrite = mayWriteTrajectory(visit.actor, partiesOf(row));
    ensure(mayWrite, 'trajectory.denied', 'You may look here, not change. Ask the owner to let you take part.');
    ensure(isOpen(row.phase), 'trajectory.over', 'This following is over. Report the person again if it must go on.');
    const result = await doing(row, act);
    act.note(row, 'U', [{ ...segmentOf(row, segment), lifecycle: 'changed' }]);
    return result;
  }
}

const isOpen = (phase: Phase) => (openPhases as readonly Phase[]).includes(phase);
const segmentOf = ({ personId }: TrajectoryRow, segment: string): AuditObject => ({
  type: 'person',
  id: personId,
  segment,
});

/** The database holds the same rules, also against whoever does not wait for the row. What it refuses is said in words. */
const refusedBy: Readonly<Record<string, [code: string, words: string]>> = {
  no_two_titles: ['title.overlaps', 'Another title holds on these days. Look at the timeline again.'],
  no_two_payers: ['payer.overlaps', 'Another payer is known for these days. Look at the timeline again.'],
  no_two_places: ['care.overlaps', 'Something else is known for these days. Look at the timeline again.'],
  never_without_next_contact: [
    'trajectory.next_contact',
    'There must be a next contact within the interval of the plan.',
  ],
};

function sayWhy(error: unknown): never {
  const { code, constraint = '' } = error as { code?: string; constraint?: string };
  const said = code === '23P01' || code === '23514' ? refusedBy[constraint] : undefined;
  throw said ? new RuleError(...said) : error;
}
