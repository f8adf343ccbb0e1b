import { Injectable } from '@nestjs/common';
import { RuleError, ensure, must } from '@ketenzicht/shared/kernel';
import type { Phase, ReportInput, Trajectory, TrajectoryFile, TrajectoryFind } from '@ketenzicht/shared/ketenveldnorm';
import { namedUuid } from '../platform/named-uuid.js';
import type { Visit } from '../platform/auth/visit.js';
import { PersonGate, lineAbout, type PersonRow } from '../person/person-gate.service.js';
import { TrajectoryActs, type TrajectoryAct } from './trajectory.act.js';
import { readFile } from './trajectory.file.js';
import { directorOf, isRegion, noSuchRegion, refuseAll } from './trajectory.owners.js';
import { findTrajectory, listTrajectories, openOf, trajectoriesBy } from './trajectory.queries.js';
import { mayList, toTrajectory, type TrajectoryRow } from './trajectory.rows.js';
import { insertTrajectory } from './trajectory.writes.js';

export interface ListFilter {
  phase: Phase | 'open' | 'all';
  mine?: boolean | undefined;
}

/** Reporting somebody, and looking: cards under a pseudonym, and the file of one. */
@Injectable()
export class TrajectoryService {
  constructor(
    private readonly acts: TrajectoryActs,
    private readonly gate: PersonGate,
  ) {}

  list(visit: Visit, filter: ListFilter): Promise<Trajectory[]> {
    return this.acts.run(visit, async (act) =>
      this.shown(act, visit, await listTrajectories(act.tx, visit.actor, filter)),
    );
  }

  find(visit: Visit, asked: TrajectoryFind): Promise<Trajectory[]> {
    return this.acts.run(visit, async (act) => this.shown(act, visit, await trajectoriesBy(act.tx, asked)));
  }

  private shown({ tx }: TrajectoryAct, visit: Visit, rows: readonly TrajectoryRow[]): Trajectory[] {
    const seen = rows.filter((row) => mayList(visit.actor, row));
    const objects = seen.map(({ id }) => ({ type: 'trajectory' as const, id, segment: 'pseudonym' }));
    const none = [{ type: 'search' as const, id: visit.operation }];
    const nobody = { basis: 'none', emergency: null } as const;
    tx.note(lineAbout(visit, nobody, { action: 'R', objects: objects.length > 0 ? objects : none }));
    return seen.map((row) => toTrajectory(row, visit.actor));
  }

  file(visit: Visit, id: string): Promise<TrajectoryFile> {
    const read = async (act: TrajectoryAct) => {
      const row = await act.read(visit, id);
      act.note(row, 'R');
      return { trajectory: toTrajectory(row, visit.actor), ...(await readFile(act, row)) };
    };
    return this.acts.run(visit, read, id, 'R');
  }

  /** With the same key twice: what the first one made. Only by whom the person's file opens for already: reporting opens no file by itself. */
  report(visit: Visit, input: ReportInput, key: string): Promise<Trajectory> {
    const id = namedUuid('ketenveldnorm.trajectory', visit.actor.id, key);
    const about = { type: 'person', id: input.personId } as const;
    return this.acts.run(
      visit,
      async (act) => {
        const known = await findTrajectory(act.tx, id);
        const row = known ? madeBefore(known, input) : await this.begin(act, visit, { ...input, id });
        act.note(row, known ? 'R' : 'C');
        return toTrajectory(row, visit.actor);
      },
      about,
      'C',
    );
  }

  private async begin(act: TrajectoryAct, visit: Visit, input: ReportInput & { id: string }): Promise<TrajectoryRow> {
    const { tx } = act;
    const person = await this.openedFor(act, visit, input.personId);
    if (!(await isRegion(tx, { directoryId: visit.actor.directoryId, id: input.regionId }, visit.at)))
      refuseAll([{ pointer: '/regionId', code: 'trajectory.region', detail: noSuchRegion }]);
    await refuseSecond(act, input.personId);
    const director = await act.beyond(() => directorOf(tx, input.regionId));
    const isMade = await insertTrajectory(tx, {
      ...input,
      organisationId: person.organisationId,
      directoryId: must(visit.actor.directoryId, 'the register of who reports'),
      ownerId: director ?? visit.actor.id,
      reportedBy: visit.actor.id,
      reportedAt: visit.at,
    });
    if (!isMade) await refuseSecond(act, input.personId, true);
    const row = must(await findTrajectory(tx, input.id), 'the trajectory that was just made');
    await act.step(row, 'reported', { region: row.regionId, owner: row.ownerId }, input.words);
    return row;
  }

  private async openedFor({ tx }: TrajectoryAct, visit: Visit, personId: string): Promise<PersonRow> {
    const { person, basis } = await this.gate.open(tx, visit, personId);
    ensure(
      basis !== 'emergency',
      'trajectory.denied',
      'In an emergency you may look, not report. Ask somebody who follows this person to report.',
    );
    return person;
  }
}

/** Names the one that is there, to whoever may see it; the database refuses a second one in any case. */
async function refuseSecond({ tx, visit }: TrajectoryAct, personId: string, isThere = false): Promise<void> {
  const open = await openOf(tx, personId);
  if (!open && !isThere) return;
  const named = open && visit && mayList(visit.actor, open) ? open : undefined;
  throw new RuleError(
    'trajectory.exists',
    named
      ? `This person is reported or followed already: ${named.reference}. Look there.`
      : 'This person is reported or followed already.',
    [],
    named ? { trajectory: { id: named.id, reference: named.reference } } : {},
  );
}

/** An answer that got lost. */
function madeBefore(row: TrajectoryRow, { personId, regionId }: ReportInput): TrajectoryRow {
  const isSame = row.personId === personId && row.regionId === regionId;
  ensure(isSame, 'idempotency.reused', 'This Idempotency-Key was used for another report.');
  return row;
}
