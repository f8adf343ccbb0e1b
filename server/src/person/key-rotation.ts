import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { blindIndex, staffMarks } from '../platform/keys/blind-index.js';
import { unwrapKey, wrapKey } from '../platform/keys/field-cipher.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { sealedOfPerson } from '../platform/keys/sealed-columns.js';
import { readIdentity } from './identity.js';
import { PersonIndex } from './person-index.js';
import { PersonVault, keyPlace, type PersonKeyPlace } from './vault.service.js';

const page = 200;

/** How many rows lie under each key. */
export async function keyUse(db: pg.Pool): Promise<{ purpose: 'field' | 'index'; id: string; rows: number }[]> {
  const { rows } = await db.query<{ purpose: 'field' | 'index'; id: string; rows: number }>(
    `select 'field' as purpose, key_id as id, count(*)::int as rows from care.person_key group by 2
     union all select 'index', index_key_id, count(*)::int from care.person group by 2 order by 1, 2`,
  );
  return rows;
}

interface WrappedRow {
  organisation_id: string;
  person_id: string;
  id: string;
  wrapped: string;
  key_id: string;
}

/** Wraps the persons' keys anew; what they sealed stays as it is. Safe beside running servers, and after breaking off: it goes on where it was. */
export async function rewrapKeys(db: pg.Pool, keys: Keyring): Promise<number> {
  const newest = keys.newest('field');
  let done = 0;
  for (;;) {
    const { rows } = await db.query<WrappedRow>('select * from care.person_key where key_id <> $1 limit $2', [
      newest.id,
      page,
    ]);
    if (rows.length === 0) return done;
    for (const row of rows) {
      const place = keyPlace({ organisationId: row.organisation_id, id: row.person_id }, row.id);
      const old = must(keys.find('field', row.key_id), `the field key ${row.key_id}`);
      const { rowCount } = await db.query(
        'update care.person_key set wrapped = $1, key_id = $2 where organisation_id = $3 and person_id = $4 and id = $5 and key_id = $6',
        [
          wrapKey(newest, place, unwrapKey(old, place, row.wrapped)),
          newest.id,
          row.organisation_id,
          row.person_id,
          row.id,
          row.key_id,
        ],
      );
      done += rowCount ?? 0;
    }
  }
}

interface IndexedRow {
  organisation_id: string;
  id: string;
  version: number;
  staff_index: Buffer | null;
  index_key_id: string;
}

/**
 * Hashes anew by what persons are found. Until a row's turn it answers to the old key, because a search asks under all of them; a row that changed while we
 * looked comes again.
 */
export async function rehashIndexes(db: pg.Pool, keys: Keyring): Promise<number> {
  const { id: newest } = keys.newest('index');
  let done = 0;
  for (;;) {
    const { rows } = await db.query<IndexedRow>(
      'select organisation_id, id, version, staff_index, index_key_id from care.person where index_key_id <> $1 limit $2',
      [newest, page],
    );
    if (rows.length === 0) return done;
    for (const row of rows) done += await rehash(db, keys, row);
  }
}

async function rehash(db: pg.Pool, keys: Keyring, row: IndexedRow): Promise<number> {
  const person = { organisationId: row.organisation_id, id: row.id };
  const cipher = await new PersonVault(keys).of(db, person);
  const index = new PersonIndex(keys);
  const made = cipher && index.of(await readIdentity(db, person, cipher), await colleagueOf(db, keys, row));
  // Erased: its key is gone, and with it all by which it could be found.
  const { id, key } = keys.newest('index');
  const nameIndex = made?.nameIndex ?? blindIndex(key, 'person.erased', row.id);
  const { rowCount } = await db.query(
    'update care.person set name_index = $1, bsn_index = $2, staff_index = $3, index_key_id = $4 where organisation_id = $5 and id = $6 and version = $7 and index_key_id = $8',
    [
      nameIndex,
      made?.bsnIndex ?? null,
      made?.staffIndex ?? null,
      id,
      row.organisation_id,
      row.id,
      row.version,
      row.index_key_id,
    ],
  );
  return rowCount ?? 0;
}

/** The account behind a mark: only the keys can tell. */
async function colleagueOf(db: pg.Pool, keys: Keyring, row: IndexedRow): Promise<string | null> {
  const mark = row.staff_index;
  if (!mark) return null;
  const { rows } = await db.query<{ id: string }>('select id from identity.account where organisation_id = $1', [
    row.organisation_id,
  ]);
  return rows.find(({ id }) => staffMarks(keys, id).some((one) => one.equals(mark)))?.id ?? null;
}

interface Checked {
  persons: number;
  /** How many values opened, by column. */
  opened: Record<string, number>;
  faults: string[];
}

/** Opens everything once: names what does not open, by pseudonym and place. */
export async function checkKeys(db: pg.Pool, keys: Keyring): Promise<Checked> {
  const { rows } = await db.query<{ organisation_id: string; id: string; reference: string }>(
    'select organisation_id, id, reference from care.person',
  );
  const checked: Checked = { persons: rows.length, opened: {}, faults: [] };
  const vault = new PersonVault(keys);
  for (const row of rows) {
    const fault = (why: string) => checked.faults.push(`${row.reference}: ${why}`);
    try {
      await openAll(db, vault, { organisationId: row.organisation_id, id: row.id }, checked.opened, fault);
    } catch (error) {
      fault((error as Error).message);
    }
  }
  return checked;
}

async function openAll(
  db: pg.Pool,
  vault: PersonVault,
  person: PersonKeyPlace,
  opened: Record<string, number>,
  fault: (why: string) => void,
): Promise<void> {
  const cipher = await vault.of(db, person);
  const { rows } = await db.query<{ place: string; row: string; stored: string }>(sealedOfPerson, [
    person.organisationId,
    person.id,
  ]);
  if (!cipher) {
    if (rows.length > 0) fault(`${rows.length} sealed values without a key`);
    return;
  }
  for (const { place, row, stored } of rows)
    try {
      cipher.open(place, stored, row);
      opened[place] = (opened[place] ?? 0) + 1;
    } catch (error) {
      fault((error as Error).message);
    }
}
