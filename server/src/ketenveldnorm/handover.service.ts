import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  acceptFaults,
  handoverFaults,
  mayAnswerHandover,
  mayMoveTrajectory,
  openPhases,
  type Handed,
  type HandoverAnswer,
  type HandoverCandidates,
  type HandoverInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import {
  findCandidates,
  findHandover,
  findWaiting,
  mayTakeOver,
  targetFaults,
  toHandover,
  type HandoverRow,
} from './handover.queries.js';
import { closeHandover, insertHandover, movePerson, planContact, type Ending } from './handover.writes.js';
import { TrajectoryActs, type Seen, type TrajectoryAct } from './trajectory.act.js';
import { refuseAll } from './trajectory.owners.js';
import { unknownTrajectory } from './trajectory.queries.js';
import { partiesOf, toTrajectory, type TrajectoryRow } from './trajectory.rows.js';
import { noHandover } from './trajectory.writes.js';

/** Warm: until the other takes over, the one who hands over stays responsible, and both see it. */
@Injectable()
export class HandoverService {
  constructor(private readonly acts: TrajectoryActs) {}

  /** Names of staff only; nobody who is followed is in it. */
  candidates(visit: Visit, regionId: string, providerId: string | null): Promise<HandoverCandidates> {
    return this.acts.run(
      visit,
      async ({ tx }) => {
        tx.note({ action: 'R', objects: [{ type: 'search', id: visit.operation }] });
        return { candidates: await findCandidates(tx, regionId, providerId) };
      },
      undefined,
      'R',
    );
  }

  /** What waits for an answer: of oneself, and of those one asked. The first to be due comes first. */
  waiting(visit: Visit): Promise<Handed[]> {
    return this.acts.run(
      visit,
      async (act) => {
        const waiting: Handed[] = [];
        for (const id of await findWaiting(act.tx, visit.actor.id)) {
          const row = await act.read(visit, id);
          const handover = must(await findHandover(act.tx, must(row.handoverId, 'a handover')), 'the handover');
          act.note(row, 'R');
          waiting.push({
            trajectory: toTrajectory(row, visit.actor),
            handover: toHandover(handover, await act.opener(row)),
          });
        }
        if (waiting.length === 0) act.tx.note({ action: 'R', objects: [{ type: 'search', id: visit.operation }] });
        return waiting;
      },
      undefined,
      'R',
    );
  }

  propose(visit: Visit, seen: Seen, input: HandoverInput): Promise<Handed> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.openFor(visit, seen);
        ensureMoves(visit, row);
        ensureOpen(row);
        ensure(row.handoverId === null, 'handover.exists', 'It is being handed over already. Withdraw that first.');
        const providerId = input.toProviderId ?? row.providerId;
        const target = { ownerId: input.toOwnerId, regionId: input.toRegionId, providerId };
        refuseAll([
          ...handoverFaults(input, row, localDate(visit.at)),
          ...(await targetFaults(act.tx, row, target, visit.at)),
        ]);
        const id = randomUUID();
        await insertHandover(act, row, id, input);
        const { toOwnerId, toRegionId, dueOn } = input;
        await act.step(row, 'handoverProposed', { handover: id, to: toOwnerId, region: toRegionId, dueOn });
        const next = await act.save(row, {
          handoverId: id,
          toOwnerId,
          toRegionId,
          handoverDue: dueOn,
          partyIds: [...new Set([...row.partyIds, toOwnerId])],
        });
        return this.answer(act, visit, next, id);
      },
      seen.id,
    );
  }

  accept(visit: Visit, seen: Seen, input: HandoverAnswer): Promise<Handed> {
    return this.answering(visit, seen, async (act, row, handover) => {
      ensureAsked(visit, handover);
      const { toRegionId: regionId, toOwnerId } = handover;
      const providerId = handover.toProviderId ?? row.providerId;
      ensure(
        await mayTakeOver(act.tx, { ownerId: toOwnerId, regionId, providerId }),
        'handover.may_not_own',
        'Your account may not follow somebody there any more. Decline, and say so.',
      );
      refuseAll(acceptFaults(input, row, handover.spokenOn, localDate(visit.at)));
      await closeHandover(act, row, handover, { state: 'accepted', ...input });
      const detail = {
        handover: handover.id,
        from: row.ownerId,
        to: toOwnerId,
        fromRegion: row.regionId,
        region: regionId,
      };
      await act.step(row, 'handoverAccepted', detail);
      const nextContactOn = await planContact(act, row, input.nextContactOn);
      // In the same second, so that no region loses sight of somebody before the other has them.
      if (regionId !== row.regionId) await movePerson(act, row, regionId, visit.actor.id);
      const next = await act.save(row, {
        ...noHandover,
        regionId,
        providerId,
        ownerId: toOwnerId,
        nextContactOn,
        partyIds: partiesAfter(row, handover),
      });
      return this.answer(act, visit, next, handover.id);
    });
  }

  decline(visit: Visit, seen: Seen, input: HandoverAnswer): Promise<Handed> {
    return this.answering(visit, seen, (act, row, handover) => {
      ensureAsked(visit, handover);
      return this.giveBack(act, visit, row, handover, { state: 'declined', ...input });
    });
  }

  withdraw(visit: Visit, seen: Seen, input: HandoverAnswer): Promise<Handed> {
    return this.answering(visit, seen, (act, row, handover) => {
      ensureMoves(visit, row);
      return this.giveBack(act, visit, row, handover, { state: 'withdrawn', ...input });
    });
  }

  /** Everything as it was before it was proposed. */
  private async giveBack(
    act: TrajectoryAct,
    visit: Visit,
    row: TrajectoryRow,
    handover: HandoverRow,
    ending: Ending,
  ): Promise<Handed> {
    await closeHandover(act, row, handover, ending);
    const kind = ending.state === 'declined' ? 'handoverDeclined' : 'handoverWithdrawn';
    await act.step(row, kind, { handover: handover.id, to: handover.toOwnerId });
    const partyIds = row.partyIds.filter((id) => id !== handover.toOwnerId || handover.wasParty);
    const ended = must(await findHandover(act.tx, handover.id), 'the handover that was ended');
    const told = toHandover(ended, await act.opener(row));
    // Whoever declines lets go of the file with it, and may not see the row that comes after.
    await act.tx.query(`select set_config('app.role', 'clock', true)`);
    const next = await act.save(row, { ...noHandover, partyIds });
    act.note(row, 'U');
    return { trajectory: toTrajectory({ ...next, relates: false }, visit.actor), handover: told };
  }

  private answering(
    visit: Visit,
    seen: Seen,
    body: (act: TrajectoryAct, row: TrajectoryRow, handover: HandoverRow) => Promise<Handed>,
  ): Promise<Handed> {
    return this.acts.run(
      visit,
      async (act) => {
        const found = await findHandover(act.tx, seen.id);
        if (!found) throw unknownTrajectory();
        const row = await act.openFor(visit, { id: found.trajectoryId, version: seen.version });
        ensureOpen(row);
        const handover = must(await findHandover(act.tx, seen.id), 'the handover of before the lock');
        ensure(
          handover.state === 'proposed' && row.handoverId === handover.id,
          'handover.over',
          'This handover was answered or withdrawn already. Look at it again.',
        );
        return body(act, row, handover);
      },
      undefined,
    );
  }

  private async answer(act: TrajectoryAct, visit: Visit, row: TrajectoryRow, id: string): Promise<Handed> {
    const handover = must(await findHandover(act.tx, id), 'the handover of this act');
    act.note(row, 'U');
    const owner = row.ownerId === handover.toOwnerId ? handover.to : row.owner;
    const open = await act.opener(row);
    return { trajectory: toTrajectory({ ...row, owner }, visit.actor), handover: toHandover(handover, open) };
  }
}

/** Whoever handed over lets go, unless they come back. */
const partiesAfter = (row: TrajectoryRow, { reason, toOwnerId }: HandoverRow): string[] => {
  const others = row.partyIds.filter((id) => id !== row.ownerId && id !== toOwnerId);
  return reason === 'absence' ? [...others, row.ownerId] : others;
};

const ensureOpen = (row: TrajectoryRow) =>
  ensure(
    (openPhases as readonly string[]).includes(row.phase),
    'handover.over',
    'Nobody is followed here any more, so there is nothing to hand over.',
  );

const ensureMoves = ({ actor }: Visit, row: TrajectoryRow) =>
  ensure(
    mayMoveTrajectory(actor, partiesOf(row)),
    'trajectory.denied',
    'Only who follows this person, or a director of the region, may hand over.',
  );

const ensureAsked = ({ actor }: Visit, { toOwnerId }: HandoverRow) =>
  ensure(
    mayAnswerHandover(actor, toOwnerId),
    'trajectory.denied',
    'Only who was asked to take over may answer. Ask them, or withdraw the handover.',
  );
