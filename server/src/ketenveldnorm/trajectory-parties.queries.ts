import type { Actor } from '@ketenzicht/shared/kernel';
import { literal } from '../platform/database/like.js';
import { couldFollow } from './trajectory.owners.js';
import type { Db } from './trajectory.queries.js';
import type { Staff, TrajectoryRow } from './trajectory.rows.js';

const mostFound = 20;

/** Who could be asked along and does not take part yet, by a part of a name or of an organisation: whose name begins so first. */
export async function findColleagues(tx: Db, actor: Actor, row: TrajectoryRow, text: string): Promise<Staff[]> {
  const { rows } = await tx.query<Staff>(
    `select a.id, a.name, a.role, o.name as "organisationName"
     from identity.account a left join reference.provider o on o.id = a.organisation_id
     where ${couldFollow('$1')} and not a.id = any ($2::uuid[]) and (a.name ilike $3 or o.name ilike $3)
     order by (a.name ilike $4) desc, (a.name ilike $3) desc, lower(a.name), a.id limit ${mostFound}`,
    [actor.directoryId, [row.ownerId, ...row.partyIds], `%${literal(text)}%`, `${literal(text)}%`],
  );
  return rows;
}
