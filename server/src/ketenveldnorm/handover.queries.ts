import type { Actor, Fault } from '@ketenzicht/shared/kernel';
import { mayOwnTrajectory, type Handover, type HandoverCandidates } from '@ketenzicht/shared/ketenveldnorm';
import type { Open } from './trajectory.act.js';
import { isRegion, noSuchRegion } from './trajectory.owners.js';
import type { Db } from './trajectory.queries.js';
import { isOpen, staffJson, type Staff, type TrajectoryRow } from './trajectory.rows.js';

export interface HandoverRow extends Omit<Handover, 'proposedAt' | 'answeredAt'> {
  trajectoryId: string;
  toOwnerId: string;
  from: Staff;
  to: Staff;
  proposedAt: Date;
  answeredAt: Date | null;
  wasParty: boolean;
}

const columns = `h.id, h.trajectory_id as "trajectoryId", h.state, h.reason, h.to_owner_id as "toOwnerId", ${staffJson('h.from_owner_id')} as from, ${staffJson('h.to_owner_id')} as to,
  h.from_region_id as "fromRegionId", h.to_region_id as "toRegionId", h.to_provider_id as "toProviderId", h.proposed_at as "proposedAt", h.due_on::text as "dueOn",
  h.spoken_on::text as "spokenOn", h.answered_at as "answeredAt", h.words, h.answer, h.was_party as "wasParty"`;

/** Shown only to whom the file opens for: the policy of the database says so. */
export async function findHandover(tx: Db, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await tx.query<HandoverRow>(`select ${columns} from ketenveldnorm.handover h where h.id = $1`, [id]);
  return rows[0];
}

export async function findWaiting(tx: Db, accountId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from ketenveldnorm.trajectory t where t.handover_id is not null and (t.to_owner_id = $1 or t.owner_id = $1)
       and ${isOpen} order by t.handover_due, t.id limit 50`,
    [accountId],
  );
  return rows.map(({ id }) => id);
}

/** Newest first, with their words; for the file of whoever is followed. */
export async function readHandovers(tx: Db, trajectoryId: string, open: Open): Promise<Handover[]> {
  const { rows } = await tx.query<HandoverRow>(
    `select ${columns} from ketenveldnorm.handover h where h.trajectory_id = $1 order by h.proposed_at desc limit 100`,
    [trajectoryId],
  );
  return rows.map((one) => toHandover(one, open));
}

export function toHandover(row: HandoverRow, open: Open): Handover {
  const { trajectoryId: _, toOwnerId: __, wasParty: ___, ...handover } = row;
  return {
    ...handover,
    proposedAt: row.proposedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    words: open('ketenveldnorm.handover.words', row.words),
    answer: open('ketenveldnorm.handover.answer', row.answer),
  };
}

type Account = Pick<Actor, 'id' | 'name' | 'role' | 'organisationId' | 'regionIds'>;

async function workingAccount(tx: Db, id: string): Promise<Account | undefined> {
  const { rows } = await tx.query<Account>(
    `select a.id, a.name, a.role, a.organisation_id as "organisationId", a.region_ids as "regionIds" from identity.account a where a.id = $1 and a.disabled_at is null`,
    [id],
  );
  return rows[0];
}

interface Target {
  ownerId: string;
  regionId: string;
  /** Whoever will provide once it is handed over. */
  providerId: string | null;
}

export async function mayTakeOver(tx: Db, { ownerId, ...owning }: Target): Promise<boolean> {
  const account = await workingAccount(tx, ownerId);
  return account !== undefined && mayOwnTrajectory(account, owning);
}

/** What only the register knows: a region and a provider of this register that exist today, and somebody with the right to own. */
export async function targetFaults(tx: Db, { directoryId }: TrajectoryRow, target: Target, at: Date): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (!(await isRegion(tx, { directoryId, id: target.regionId }, at)))
    faults.push({ pointer: '/toRegionId', code: 'handover.region', detail: noSuchRegion });
  if (target.providerId !== null) {
    const provider = await tx.query(
      `select from reference.provider where id = $1 and directory_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)`,
      [target.providerId, directoryId, at],
    );
    if (provider.rowCount !== 1)
      faults.push({
        pointer: '/toProviderId',
        code: 'handover.provider',
        detail: 'There is no such provider in your register. Choose one from the list.',
      });
  }
  if (!(await mayTakeOver(tx, target)))
    faults.push({
      pointer: '/toOwnerId',
      code: 'handover.may_not_own',
      detail:
        'This account may not follow somebody there. Choose a director of that region, or somebody of the provider.',
    });
  return faults;
}

/** Directors of a region, and of one provider whoever works there. */
export async function findCandidates(
  tx: Db,
  regionId: string,
  providerId: string | null,
): Promise<HandoverCandidates['candidates']> {
  const { rows } = await tx.query<HandoverCandidates['candidates'][number]>(
    `select a.id, a.name, a.role, a.organisation_id as "organisationId" from identity.account a
     where a.disabled_at is null and ((a.role = 'chainDirector' and $1 = any (a.region_ids)) or (a.role = 'provider' and a.organisation_id = $2))
     order by a.role, a.name, a.id limit 200`,
    [regionId, providerId],
  );
  return rows;
}
