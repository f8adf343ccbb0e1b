import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import {
  followsTrajectory,
  mayJoinTrajectory,
  mayLetGo,
  mayWriteTrajectory,
  openPhases,
  type JoinInput,
  type Trajectory,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { tell } from '../platform/events/tell.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { TrajectoryActs, type Seen, type TrajectoryAct } from './trajectory.act.js';
import { mayFollow, refuseAll } from './trajectory.owners.js';
import { lockTrajectory } from './trajectory.queries.js';
import { findColleagues } from './trajectory-parties.queries.js';
import { partiesOf, toTrajectory, type Staff, type TrajectoryRow } from './trajectory.rows.js';

/** Who takes part beside the owner. The file opens for them by that alone, so that coming in is said out loud and written down. */
@Injectable()
export class TrajectoryParties {
  constructor(private readonly acts: TrajectoryActs) {}

  /** By who sees the card only. Throws `trajectory.denied`, `trajectory.follows`, `trajectory.over`. */
  join(visit: Visit, { id, version }: Seen, { reason, words }: JoinInput): Promise<Trajectory> {
    const { actor } = visit;
    return this.acts.run(
      visit,
      async (act) => {
        const row = await lockTrajectory(act.tx, actor, id);
        ensureSeen(version, row.version);
        ensureOpen(row);
        ensure(!followsTrajectory(actor, partiesOf(row)), 'trajectory.follows', 'You take part already.');
        ensure(
          mayJoinTrajectory(actor, partiesOf(row)),
          'trajectory.denied',
          'Only a director of the region it is in comes in by their own word. Ask the owner to let you take part.',
        );
        const next = await act.save(row, { partyIds: [...row.partyIds, actor.id] });
        // After the file opened: words are sealed with a key that nobody else is given.
        await act.step(next, 'joined', { reason, who: actor.id }, words);
        await say(act, next, 'followingJoined', [row.ownerId, ...row.partyIds]);
        act.note(next, 'U');
        return toTrajectory(next, actor);
      },
      id,
    );
  }

  /** Whom one could ask along, for whoever may ask; the log names everybody who was shown. */
  find(visit: Visit, id: string, text: string): Promise<Staff[]> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.read(visit, id);
        ensureAsks(visit, row);
        ensureOpen(row);
        const found = await findColleagues(act.tx, visit.actor, row, text);
        const shown = found.map((one) => ({ type: 'account' as const, id: one.id }));
        act.note(row, 'R', shown);
        return found;
      },
      id,
      'R',
    );
  }

  /** Throws `input.invalid` for an account that may not follow. */
  askAlong(visit: Visit, seen: Seen, accountId: string): Promise<Trajectory> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.openFor(visit, seen);
        ensureAsks(visit, row);
        ensureOpen(row);
        const takesPart = accountId === row.ownerId || row.partyIds.includes(accountId);
        ensure(!takesPart, 'trajectory.follows', 'This colleague takes part already.');
        if (!(await mayFollow(act.tx, visit.actor, [accountId])).has(accountId)) refuseAll([noAccount]);
        await act.step(row, 'askedAlong', { who: accountId });
        const next = await act.save(row, { partyIds: [...row.partyIds, accountId] });
        await say(act, next, 'followingAsked', [accountId]);
        act.note(next, 'U');
        return toTrajectory(next, visit.actor);
      },
      seen.id,
    );
  }

  /** Whoever was asked to take over answers that instead. */
  letGo(visit: Visit, seen: Seen, accountId: string): Promise<Trajectory> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await act.openFor(visit, seen);
        ensureOpen(row);
        ensure(
          mayLetGo(visit.actor, partiesOf(row), accountId),
          'trajectory.denied',
          'The owner lets somebody go, or they do so themselves. Whoever owns it hands over.',
        );
        ensure(
          accountId !== row.toOwnerId,
          'handover.exists',
          'A handover to them waits. Decline or withdraw that first.',
        );
        await act.step(row, 'letGo', { who: accountId });
        const partyIds = row.partyIds.filter((one) => one !== accountId);
        // Whoever lets go may not see the row that comes after.
        const next = await act.beyond(() => act.save(row, { partyIds }));
        act.note(next, 'U');
        return toTrajectory({ ...next, relates: row.relates }, visit.actor);
      },
      seen.id,
    );
  }
}

const noAccount = {
  pointer: '/accountId',
  code: 'trajectory.director',
  detail: 'This colleague has no account that may follow. Choose somebody else.',
};

const ensureAsks = ({ actor }: Visit, row: TrajectoryRow) =>
  ensure(
    mayWriteTrajectory(actor, partiesOf(row)),
    'trajectory.denied',
    'This is for whoever follows this person. Ask them to do it.',
  );

const ensureOpen = ({ phase }: TrajectoryRow) =>
  ensure(
    (openPhases as readonly string[]).includes(phase),
    'trajectory.over',
    'This following is over. Report the person again if it must go on.',
  );

/** A pseudonym and where to look; the version keeps two tellings apart. */
const say = (
  { tx, at }: TrajectoryAct,
  { id, reference, version }: TrajectoryRow,
  topic: 'followingJoined' | 'followingAsked',
  accountIds: readonly string[],
) => tell(tx, { accountIds, topic, reference, path: `/following/${id}`, urgent: false, key: `${id} ${version}`, at });
