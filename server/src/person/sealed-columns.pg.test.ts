import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import * as os from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { createPool } from '../platform/database/pool.js';
import { roomUrl } from '../platform/database/rooms.js';
import { addKey, dropKey } from '../platform/keys/key-file.js';
import { Keyring } from '../platform/keys/keyring.js';
import { sealed, sealedColumns, sealedOfPerson, underTheKeyring } from '../platform/keys/sealed-columns.js';
import { erasePerson } from '../privacy/erasure.queries.js';
import { aPerson, somebody, type Somebody } from '../testing/care.js';
import { followEverywhere } from '../testing/following.js';
import { House } from '../testing/house.js';
import { checkKeys, rewrapKeys } from './key-rotation.js';
import { PersonVault } from './vault.service.js';

describe('everything that is sealed with a person’s own key', () => {
  let folder: string;
  let keysFile: string;
  let house: House;
  let nurse: Somebody;
  let director: Somebody;
  let setup: pg.Pool;
  const open = () => Keyring.open(keysFile, new Date());

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ketenzicht-sealed-'));
    keysFile = path.join(folder, 'keys.json');
    await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
    await cp(must(process.env['TEST_KEYS_FILE'], 'keys'), keysFile);
    house = await House.open({ wards: 1, config: { keysFile } });
    [nurse, director] = [await somebody(house, 'provider'), await somebody(house, 'chainDirector')];
    setup = createPool(roomUrl({ url: house.database.url, roles: 'login' }, 'setup'), 2);
  });
  afterAll(async () => {
    await setup.end();
    await house.close();
    await rm(folder, { recursive: true });
  });

  /** Somebody of whom every sealed column holds something. */
  async function aPersonEverywhere() {
    const person = await aPerson(house, nurse, { address: 'Dorpsstraat 1', contact: 'Zus' });
    const whose = { organisationId: house.organisation.id, id: person.id };
    const cipher = must(await new PersonVault(await open()).of(house.db, whose), 'a key');
    const seal = cipher.seal.bind(cipher);
    const followed = await followEverywhere(house, {
      by: nurse,
      director: director.api,
      personId: person.id,
      seal,
    });
    await nurse.api.call('PUT', `/api/v1/persons/${person.id}`, {
      body: { ...person.body, phone: '030 111 22 33', reason: 'Nieuw nummer' },
      headers: { 'if-match': '"1"' },
    });
    await house.db.query('update care.person_identity set bsn = $2 where person_id = $1', [
      person.id,
      seal('care.person_identity.bsn', '111222333'),
    ]);
    const by = [followed.id, director.id, new Date()];
    await house.db.query(
      `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by, closed_at, closed_by, words)
       values ($4, $1, gen_random_uuid(), 'visit', 'done', $3::timestamptz::date, $3, $2, $3, $2, $5)`,
      [...by, whose.organisationId, seal('ketenveldnorm.contact.words', 'Gesproken.', followed.id)],
    );
    await house.db.query('update ketenveldnorm.handover set answer = $2 where trajectory_id = $1', [
      followed.id,
      seal('ketenveldnorm.handover.answer', 'Niet nu.', followed.id),
    ]);
    const [copy, request] = [randomUUID(), randomUUID()];
    await house.db.query(
      `insert into privacy.subject_request (organisation_id, id, person_id, person_reference, kind, received_on, due_on, state, opened_by, opened_at)
       values ($1, $2, $3, $4, 'access', '2026-01-01', '2026-02-01', 'open', $5, now())`,
      [whose.organisationId, request, person.id, person.reference, director.id],
    );
    await house.db.query(
      `insert into privacy.person_export (organisation_id, id, person_id, request_id, state, asked_by, asked_at, content)
       values ($1, $2, $3, $4, 'ready', $5, now(), $6)`,
      [
        whose.organisationId,
        copy,
        person.id,
        request,
        director.id,
        seal('privacy.person_export.content', 'Afschrift', copy),
      ],
    );
    return { ...person, ...whose, followed };
  }

  it('SEC-93: a sealed column that is not in the list, or is no more in the database, fails here', async () => {
    const { rows } = await house.db.query<{ name: string }>(
      `select distinct n.nspname || '.' || c.relname || '.' || a.attname as name
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
       where k.contype = 'c' and pg_get_constraintdef(k.oid) like '%v1|%'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...sealedColumns, ...underTheKeyring].sort());
  });

  it('SEC-102: the inventory of keys names every table of the list', () => {
    const here = path.dirname(fileURLToPath(import.meta.url));
    const inventory = readFileSync(path.resolve(here, '../../../docs/security/keys.md'), 'utf8');
    const tables = [
      ...Object.keys(sealed),
      ...underTheKeyring.map((column) => column.slice(0, column.lastIndexOf('.'))),
    ];
    expect(tables.filter((table) => !inventory.includes(`\`${table}\``))).toEqual([]);
  });

  it('SEC-93: the check names each value that was moved, by pseudonym and place and without what it says', async () => {
    const [one, two] = [await aPersonEverywhere(), await aPersonEverywhere()];
    const { error } = console;
    console.error = () => undefined;
    try {
      for (const [table, columns] of Object.entries(sealed).map(([name, { columns: all }]) => [name, all] as const)) {
        if (!table.startsWith('ketenveldnorm.')) continue;
        for (const column of columns)
          await house.db.query(
            `update ${table} set ${column} = (select ${column} from ${table} where trajectory_id = $2 and ${column} is not null limit 1) where trajectory_id = $1 and ${column} is not null`,
            [one.followed.id, two.followed.id],
          );
      }
      const { faults } = await checkKeys(setup, await open());
      const moved = sealedColumns.filter((column) => column.startsWith('ketenveldnorm.'));
      expect(
        moved.filter((column) => !faults.some((fault) => fault.includes(`${column} of ${one.followed.id}`))),
      ).toEqual([]);
      expect(faults.every((fault) => fault.startsWith(`${one.reference}: stored data does not open`))).toBe(true);
      await house.db.query('delete from care.person_key where person_id = $1', [one.id]);
      const left = (await checkKeys(setup, await open())).faults;
      expect(left).toEqual([expect.stringMatching(`^${one.reference}: \\d+ sealed values without a key$`)]);
    } finally {
      console.error = error;
      await house.db.query('delete from care.person where id = $1', [one.id]);
      await house.db.query('delete from privacy.person_export where person_id = $1', [one.id]);
    }
  });

  it('SEC-96: an erasure leaves nothing in any of them', async () => {
    const one = await aPersonEverywhere();
    const whose = [one.organisationId, one.id];
    const held = await house.db.query<{ place: string }>(sealedOfPerson, whose);
    expect(new Set(held.rows.map(({ place }) => place)).size).toBe(sealedColumns.length);
    const erasedAt = new Date().toISOString();
    const { organisationId, id: personId } = one;
    expect(await erasePerson(house.db, { organisationId, personId, erasedAt, ground: 'unlawful' })).toBe(true);
    expect((await house.db.query(sealedOfPerson, whose)).rowCount).toBe(0);
    for (const table of Object.keys(sealed).filter((name) => name.startsWith('ketenveldnorm.')))
      expect((await house.db.query(`select from ${table} where trajectory_id = $1`, [one.followed.id])).rowCount).toBe(
        0,
      );
  });

  it('SEC-95: the check opens every column, also after the key that wrapped theirs was replaced and dropped', async () => {
    await aPersonEverywhere();
    const before = (await open()).newest('field').id;
    await addKey(keysFile, 'field', new Date());
    await rewrapKeys(setup, await open());
    await dropKey(keysFile, 'field', before);
    const { opened, faults } = await checkKeys(setup, await open());
    expect({ opened: Object.keys(opened).sort(), faults }).toEqual({ opened: [...sealedColumns].sort(), faults: [] });
  });
});
