import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  coverageOf,
  twinsAmong,
  type CloseRound,
  type InterestRounds,
  type Prolong,
  type RoundChange,
  type RoundDesk,
  type RoundDraft,
} from '@ketenzicht/shared/interest';
import { RuleError, ensure, type Fault } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { Keyring } from '../platform/keys/keyring.js';
import { KEYRING } from '../platform/tokens.js';
import { registrationsOf } from './registration.queries.js';
import {
  changeRound,
  closeRound,
  deskRounds,
  insertRound,
  insertStep,
  moveDeadline,
  ownRound,
  stepsOf,
  toDesk,
  toPublic,
  type RoundRow,
} from './round.queries.js';

/** What the desk does with rounds, and what it sees of who registered. */
@Injectable()
export class RoundService {
  constructor(
    private readonly work: Work,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  list(visit: Visit): Promise<InterestRounds> {
    return this.work.run('coordination', visit, async (tx) => {
      const rows = await deskRounds(tx, visit.actor.directoryId);
      tx.note({ ...looks, objects: [{ type: 'search', id: 'interest-rounds', lifecycle: 'read' }] });
      return { rounds: rows.map((row) => toDesk(row, visit.at)) };
    });
  }

  /** Each of whom something is shown is in the log. `event` and `action` when it is for a file to take along. */
  read(visit: Visit, id: string, format?: string): Promise<RoundDesk> {
    return this.work.run('coordination', visit, async (tx) => {
      const desk = await deskOf(tx, this.keys, visit, id);
      const lifecycle = format ? ('exported' as const) : ('read' as const);
      const about = [...desk.registrations, ...(format ? [] : desk.waiting)];
      tx.note({
        ...looks,
        action: format ? 'E' : 'R',
        objects: [
          { type: 'interestRound', id, lifecycle, ...(format && { segment: format }) },
          ...about.map((one) => ({ type: 'interest' as const, id: one.id, lifecycle })),
        ],
      });
      return desk;
    });
  }

  make(visit: Visit, draft: RoundDraft): Promise<RoundDesk> {
    return this.work.run('coordination', visit, async (tx) => {
      await refuse(tx, visit, draft);
      const id = randomUUID();
      await insertRound(tx, id, visit.actor.directoryId, draft, visit.at);
      return this.did(tx, visit, { id, kind: 'made', after: draft.closesAt });
    });
  }

  /** Only before it opens: after that somebody may have answered what it said. */
  change(visit: Visit, id: string, { version, ...draft }: RoundChange): Promise<RoundDesk> {
    return this.work.run('coordination', visit, async (tx) => {
      const row = mustExist(await ownRound(tx, id, visit.actor.directoryId));
      ensure(row.version === version, 'interest.stale', 'Somebody changed this round meanwhile. Load it again.');
      ensure(
        stateOf(row, visit.at) === 'coming',
        'interest.open',
        'This round has opened, so that its text stays as it is. Its deadline can still be made later.',
      );
      await refuse(tx, visit, draft);
      await changeRound(tx, id, draft);
      return this.did(tx, visit, { id, kind: 'changed', before: row.closesAt, after: draft.closesAt });
    });
  }

  /** Later only: who counted on a day still has it. */
  prolong(visit: Visit, id: string, { closesAt, reason }: Prolong): Promise<RoundDesk> {
    return this.work.run('coordination', visit, async (tx) => {
      const row = mustExist(await ownRound(tx, id, visit.actor.directoryId));
      ensure(stateOf(row, visit.at) !== 'closed', 'interest.over', 'This round has closed. Make a new one.');
      if (Date.parse(closesAt) <= row.closesAt.getTime())
        throw invalid([fault('closesAt', 'not_later', 'A deadline only moves to a later moment.')]);
      await moveDeadline(tx, id, closesAt);
      return this.did(tx, visit, { id, kind: 'prolonged', reason, before: row.closesAt, after: closesAt });
    });
  }

  close(visit: Visit, id: string, { reason }: CloseRound): Promise<RoundDesk> {
    return this.work.run('coordination', visit, async (tx) => {
      const row = mustExist(await ownRound(tx, id, visit.actor.directoryId));
      ensure(stateOf(row, visit.at) !== 'closed', 'interest.over', 'This round has closed already.');
      await closeRound(tx, id, visit.at);
      return this.did(tx, visit, {
        id,
        kind: 'closed',
        reason,
        before: row.closesAt,
        after: visit.at.toISOString(),
      });
    });
  }

  private async did(
    tx: Tx,
    visit: Visit,
    step: { id: string; kind: RoundDesk['steps'][number]['kind']; reason?: string; before?: Date; after: string },
  ): Promise<RoundDesk> {
    const { id, ...rest } = step;
    await insertStep(tx, { roundId: id, at: visit.at, actorId: visit.actor.id, ...rest });
    const isNew = step.kind === 'made';
    const desk = await deskOf(tx, this.keys, visit, id);
    tx.note({
      ...looks,
      action: isNew ? 'C' : 'U',
      objects: [
        { type: 'interestRound', id, lifecycle: isNew ? 'created' : 'changed' },
        ...[...desk.registrations, ...desk.waiting].map((one) => ({
          type: 'interest' as const,
          id: one.id,
          lifecycle: 'read' as const,
        })),
      ],
    });
    return desk;
  }
}

const looks = { action: 'R', purpose: 'coordination' } as const;

async function deskOf(tx: Tx, keys: Keyring, { actor, at }: Visit, id: string): Promise<RoundDesk> {
  const row = mustExist((await deskRounds(tx, actor.directoryId, id))[0]);
  const registrations = await registrationsOf(tx, keys, id, 'confirmed');
  const waiting = await registrationsOf(tx, keys, id, 'waiting');
  return {
    ...toDesk(row, at),
    coverage: coverageOf(
      row.regions.map((region) => region.id),
      registrations,
    ),
    registrations,
    waiting,
    twins: twinsAmong([...registrations, ...waiting]),
    steps: await stepsOf(tx, id),
  };
}

function mustExist<T>(row: T | undefined): T {
  if (row === undefined) throw new RuleError('interest.unknown', 'There is no such round that you may see.');
  return row;
}

const stateOf = (row: RoundRow, at: Date) => toPublic(row, at).state;

const fault = (field: string, code: string, detail: string): Fault => ({
  pointer: `/${field}`,
  code: `interest.${code}`,
  detail,
});
const invalid = (faults: Fault[]) =>
  new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);

/** Everything that is wrong with the times and districts of a round, at once. */
async function refuse(tx: Tx, { actor, at }: Visit, draft: RoundDraft): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `select r.id from reference.region r join reference.directory d on d.id = r.directory_id and d.scheme = r.scheme where d.id = $1 and r.id = any ($2)`,
    [actor.directoryId, draft.regionIds],
  );
  const opens = Date.parse(draft.opensAt);
  const closes = Date.parse(draft.closesAt);
  const faults = [
    ...(rows.length < draft.regionIds.length
      ? [fault('regionIds', 'region', 'Choose districts of this register.')]
      : []),
    ...(closes <= opens ? [fault('closesAt', 'closes_first', 'The deadline lies after the opening.')] : []),
    ...(opens < at.getTime() ? [fault('opensAt', 'opens_past', 'A round opens from now on, not in the past.')] : []),
    ...(draft.untilOn < draft.fromOn ? [fault('untilOn', 'ends_first', 'The last day lies after the first.')] : []),
  ];
  if (faults.length > 0) throw invalid(faults);
}
