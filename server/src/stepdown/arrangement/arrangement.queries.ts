import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { mayKeepArrangement, type ArrangementQuery } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';
import { arrangementColumns, type ArrangementRow, type NightRow, type VersionRow } from './arrangement.rows.js';

export type Db = Pick<Tx, 'query'>;
export const mostArrangements = 500;

/** Same answer for "not yours" and "not there". */
export const unknownArrangement = () =>
  new RuleError('arrangement.unknown', 'There is nothing under this number that you may see.');

const from = 'stepdown.arrangement a join reference.provider p on p.id = a.provider_id';

export async function findArrangement(tx: Db, id: string): Promise<ArrangementRow | undefined> {
  const { rows } = await tx.query<ArrangementRow>(`select ${arrangementColumns} from ${from} where a.id = $1`, [id]);
  return rows[0];
}

/** Throws `arrangement.unknown` for whoever may not see it: the database says so first, and our own policy once more. */
export async function readArrangement(tx: Db, actor: Actor, id: string): Promise<ArrangementRow> {
  const row = await findArrangement(tx, id);
  if (!row || !mayKeepArrangement(actor, row)) throw unknownArrangement();
  return row;
}

/** As `readArrangement`, and held until the transaction ends; with all that the organisation has about the same person, because nights are counted together. */
export async function lockArrangement(tx: Db, actor: Actor, id: string): Promise<ArrangementRow> {
  await tx.query(`select from stepdown.arrangement a where ${samePerson} order by a.id for update`, [id]);
  return readArrangement(tx, actor, id);
}

const samePerson = `exists (select from stepdown.arrangement o where o.id = $1 and o.provider_id = a.provider_id
  and (o.id = a.id or o.about = a.about or o.person_id = a.person_id))`;

/** Of one organisation, what was changed last first. */
export async function listArrangements(tx: Db, actor: Actor, { state }: ArrangementQuery): Promise<ArrangementRow[]> {
  const { rows } = await tx.query<ArrangementRow>(
    `select ${arrangementColumns} from ${from} where a.directory_id = $1 and a.provider_id = $2 and (a.state = 'ended') = ($3 = 'ended')
     order by a.changed_at desc, a.id limit ${mostArrangements}`,
    [actor.directoryId, actor.organisationId, state],
  );
  return rows;
}

export async function countArrangements(tx: Db, actor: Actor, { state }: ArrangementQuery): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from stepdown.arrangement a where a.directory_id = $1 and a.provider_id = $2 and (a.state = 'ended') = ($3 = 'ended')`,
    [actor.directoryId, actor.organisationId, state],
  );
  return rows[0]?.count ?? 0;
}

const byName = (account: string) =>
  `coalesce((select p.name from identity.account a join reference.provider p on p.id = a.organisation_id where a.id = ${account}), '') as by`;

/** The newest first. */
export async function versionsOf(tx: Db, id: string): Promise<VersionRow[]> {
  const { rows } = await tx.query<VersionRow>(
    `select v.number, v.content, v.agreed_on::text as "agreedOn", v.agreed_with as "agreedWith", v.starts_on::text as "startsOn", v.at, ${byName('v.actor_id')}
     from stepdown.arrangement_version v where v.arrangement_id = $1 order by v.number desc`,
    [id],
  );
  return rows;
}

/** From this day on, the first first. */
export async function nightsOf(tx: Db, id: string, since: string): Promise<NightRow[]> {
  const { rows } = await tx.query<NightRow>(
    `select n.id, n.on_day::text as "on", n.cancelled_at is not null as "isCancelled", coalesce(n.cancelled_at, n.at) as at, ${byName('coalesce(n.cancelled_by, n.actor_id)')}
     from stepdown.respite_night n where n.arrangement_id = $1 and n.on_day >= $2 order by n.on_day, n.at`,
    [id, since],
  );
  return rows;
}

/** Every night that counts of the same person, also under an arrangement that came before this one; nights after an end never came. */
export async function standingNights(tx: Db, id: string, which: 'all' | 'before' = 'all'): Promise<string[]> {
  const { rows } = await tx.query<{ on: string }>(
    `select n.on_day::text as "on" from stepdown.respite_night n join stepdown.arrangement a on a.id = n.arrangement_id
     where ${samePerson} and n.cancelled_at is null and a.ended_how is distinct from 'mistake' and n.on_day < coalesce(a.ended_on, 'infinity') and ($2 = 'all' or a.id <> $1)
     order by n.on_day`,
    [id, which],
  );
  return rows.map(({ on }) => on);
}
