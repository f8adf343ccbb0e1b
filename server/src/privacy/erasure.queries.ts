import type pg from 'pg';
import type { Tombstone } from '../platform/audit/tombstone-file.js';

type Db = Pick<pg.ClientBase, 'query'>;

/**
 * Takes a person away: the key first, by which every sealed word becomes noise, then all rows that hang on the person, by the database's own cascade.
 * What stays is what the law wants: that somebody was here, who looked, and what was decided, under numbers that lead nowhere.
 */
export async function erasePerson(db: Db, { organisationId, personId, erasedAt, ground }: Tombstone): Promise<boolean> {
  await db.query(
    'insert into privacy.tombstone (organisation_id, person_id, erased_at, ground) values ($1, $2, $3, $4) on conflict do nothing',
    [organisationId, personId, erasedAt, ground],
  );
  const whom = [organisationId, personId];
  for (const table of ['privacy.person_export', 'care.notice'])
    await db.query(`delete from ${table} where organisation_id = $1 and person_id = $2`, whom);
  // That it was erased is what the recipients must still hear.
  await db.query(
    `delete from privacy.recipient_notice where organisation_id = $1 and person_id = $2 and kind <> 'erased'`,
    whom,
  );
  const { rowCount } = await db.query('delete from care.person where organisation_id = $1 and id = $2', whom);
  return rowCount === 1;
}
