import { mayJoinCase, maySeeCase, type CasePerson } from '@ketenzicht/shared/coordination';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { literal } from '../platform/database/like.js';
import type { Db } from './case.queries.js';
import { ownerWorks } from './case.owners.js';
import { partiesOf, type CaseRow } from './case.rows.js';

type Joiner = Pick<Actor, 'id' | 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;

export const mostFound = 20;

async function joinedOf(tx: Db, { directoryId, regionId, organisationId, links }: CaseRow) {
  const wards = links.flatMap(({ kind, id }) => (kind === 'ward' ? [id] : []));
  const { rows } = await tx.query<{ id: string }>(
    'select distinct provider_id as id from reference.ward where directory_id = $1 and id = any ($2::uuid[])',
    [directoryId, wards],
  );
  return { directoryId, regionId, organisationId, wardOrganisationIds: rows.map(({ id }) => id) };
}

const joinerColumns = `a.id, a.role, a.organisation_id as "organisationId", a.directory_id as "directoryId", a.region_ids as "regionIds"`;

/** Throws `participant.unknown`, unless it is somebody of the same register, with an account that works, who has to do with the case. */
export async function ensureCouldTakePart(tx: Db, row: CaseRow, accountId: string): Promise<void> {
  const joiner = await findJoiner(tx, accountId);
  if (!joiner || !mayJoinCase(joiner, await joinedOf(tx, row))) throw unknownColleague();
}

/** A task is for whoever can read what it is about. Throws `participant.unknown`. */
export async function ensureCouldDo(tx: Db, row: CaseRow, accountId: string): Promise<void> {
  const joiner = await findJoiner(tx, accountId);
  if (!joiner || !maySeeCase(joiner, partiesOf(row))) throw unknownColleague();
}

async function findJoiner(tx: Db, accountId: string): Promise<Joiner | undefined> {
  const { rows } = await tx.query<Joiner>(
    `select ${joinerColumns} from identity.account a where a.id = $1 and ${ownerWorks}`,
    [accountId],
  );
  return rows[0];
}

const unknownColleague = () =>
  new RuleError(
    'participant.unknown',
    'This colleague has nothing to do with this case. Choose somebody from the list, or ask them along first.',
  );

/**
 * Who could be asked and does not take part yet, by a part of a name or of an organisation: whose name begins so first. The statement leaves out whoever it
 * can, so that twenty are twenty; the policy says the same once more.
 */
export async function findPeople(tx: Db, row: CaseRow, text: string): Promise<CasePerson[]> {
  const joined = await joinedOf(tx, row);
  const organisations = [joined.organisationId, ...joined.wardOrganisationIds].filter((id) => id !== null);
  const { rows } = await tx.query<CasePerson & Joiner>(
    `select a.name, p.name as "organisationName", ${joinerColumns}
     from identity.account a left join reference.provider p on p.id = a.organisation_id
     where a.directory_id = $1 and a.disabled_at is null and not a.id = any ($2::uuid[])
       and (a.role in ('nationalCoordinator', 'adviser') or (a.role = 'chainDirector' and $3 = any (a.region_ids))
         or (a.role in ('provider', 'referrer') and a.organisation_id = any ($4::uuid[])))
       and (a.name ilike $5 or p.name ilike $5)
     order by (a.name ilike $6) desc, (a.name ilike $5) desc, lower(a.name), a.id limit ${mostFound}`,
    [row.directoryId, row.partyIds, row.regionId, organisations, `%${literal(text)}%`, `${literal(text)}%`],
  );
  return rows
    .filter((one) => mayJoinCase(one, joined))
    .map(({ id, name, role, organisationName }) => ({ id, name, role, organisationName }));
}
