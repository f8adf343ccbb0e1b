import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DossierFile } from '@ketenzicht/shared/safetynet';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { anotherOrganisation, somebody } from '../testing/care.js';
import { aWindow, claim } from '../testing/dossiers.js';
import type { Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';

interface Context {
  organisations?: string[];
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of the safety net', () => {
  let house: House;
  let opened: DossierFile['dossier'];
  let stranger: Organisation;
  const open: pg.Client[] = [];
  const tables = ['dossier', 'payer', 'step', 'booking', 'entry'].map((name) => `safetynet.${name}`);
  const nothing = [0, 0, 0, 0, 0];
  const everything = [1, 2, 1, 1, 2];

  async function as(room: Room, { organisations = [], role = '', regions = [] }: Context = {}) {
    const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
    await client.connect();
    open.push(client);
    await client.query(
      `select set_config('app.organisations', $1, false), set_config('app.actor', $2, false), set_config('app.role', $3, false), set_config('app.regions', $4, false)`,
      [`{${organisations.join()}}`, randomUUID(), role, `{${regions.map((one) => JSON.stringify(one)).join()}}`],
    );
    return client;
  }
  const seen = async (context: Context): Promise<(number | null)[]> => {
    const client = await as('coordination', context);
    const counts: (number | null)[] = [];
    for (const table of tables) counts.push((await client.query(`select from ${table}`)).rowCount);
    return counts;
  };
  const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
    client.query(sql, values).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code?: string }) => error.code ?? 'no code',
    );
  const provider = ({ id }: Organisation): Context => ({ organisations: [id], role: 'provider' });
  /** In one statement, as our own code would not: a booking with these lines, or none. */
  const book = (client: pg.Client, kind: string, on: string, cents: readonly number[], more: { actor?: string } = {}) =>
    outcome(
      client,
      `with booked as (insert into safetynet.booking (organisation_id, dossier_id, id, kind, at, on_day, actor_id, reason) values ($1, $2, $3, $4, now(), $5, $6, null) returning id)
       insert into safetynet.entry (organisation_id, dossier_id, booking_id, place, account, payer, cents)
       select $1, $2, $3, e.place, case when e.place = 1 then 'provider' else 'receivable' end, null, e.cents from unnest($7::bigint[]) with ordinality e (cents, place)`,
      [opened.organisationId, opened.id, randomUUID(), kind, on, more.actor ?? randomUUID(), cents],
    );

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    stranger = await anotherOrganisation(house);
    await somebody(house, 'adviser');
    await aWindow(house.db, house.register);
    ({ dossier: opened } = await claim(house.provider, house));
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: reads no row without a context, of another organisation or region, or as a role without a part in it', async () => {
    expect(await seen({})).toEqual(nothing);
    expect(await seen(provider(stranger))).toEqual(nothing);
    expect(await seen({ role: 'chainDirector', regions: ['elsewhere'] })).toEqual(nothing);
    for (const role of ['referrer', 'administrator', 'organisationAdministrator', 'privacyOfficer', 'feed'])
      expect([role, await seen({ role, organisations: [opened.organisationId] })]).toEqual([role, nothing]);
  });

  it('SEC-44: whom it concerns read all of it', async () => {
    expect(await seen(provider(house.organisation))).toEqual(everything);
    expect(await seen({ role: 'chainDirector', regions: [house.register.regionId] })).toEqual(everything);
    for (const role of ['adviser', 'ministry', 'nationalCoordinator']) expect(await seen({ role })).toEqual(everything);
  });

  it('SEC-45: other rooms see none of it', async () => {
    for (const room of ['board', 'capacity', 'care', 'placement', 'admin', 'identity'] as const)
      expect([room, await outcome(await as(room, { role: 'ministry' }), 'select from safetynet.dossier')]).toEqual([
        room,
        '42501',
      ]);
  });

  it('changes no amount, erases no line, and writes nothing under a dossier of another', async () => {
    const ministry = await as('coordination', { role: 'ministry' });
    expect(await outcome(ministry, 'update safetynet.dossier set total_cents = 1')).toBe('42501');
    expect(await outcome(ministry, 'update safetynet.entry set cents = 1')).toBe('42501');
    expect(await outcome(ministry, 'delete from safetynet.booking')).toBe('42501');
    const other = await as('coordination', provider(stranger));
    const step = `insert into safetynet.step (organisation_id, dossier_id, at, kind) values ($1, $2, now(), 'acted')`;
    expect(await outcome(other, step, [opened.organisationId, opened.id])).toBe('42501');
    expect(await outcome(other, step, [stranger.id, opened.id])).toBe('42501');
    // Not even whoever owns the tables.
    expect(await house.db.query('update safetynet.entry set cents = 1').catch((error: Error) => error.message)).toMatch(
      'append-only',
    );
  });

  it('books nothing that is out of balance or has no lines, and nothing before its day', async () => {
    const ministry = await as('coordination', { role: 'ministry' });
    expect(await book(ministry, 'advanced', '2099-01-01', [100, -99])).toBe('23514');
    expect(await book(ministry, 'advanced', '2099-01-01', [])).toBe('23514');
    expect(await book(ministry, 'advanced', opened.claimedOn, [100, -100])).toBe('23514');
  });

  it('only the ministry advances, whatever our own code says', async () => {
    for (const context of [provider(house.organisation), { role: 'adviser' }, { role: 'nationalCoordinator' }])
      expect(await book(await as('coordination', context), 'advanced', '2099-01-01', [100, -100])).toBe('42501');
  });

  it('claims no day twice, whatever our own code says', async () => {
    const again = `insert into safetynet.dossier (organisation_id, id, directory_id, reference, region_id, window_id, pseudonym, from_on, until_on, day_cents, total_cents, lines, owner_id, opened_by, claimed_on, claimed_at, advance_from)
      select organisation_id, gen_random_uuid(), directory_id, 'NR-0000-0000', region_id, window_id, pseudonym, from_on, until_on, day_cents, total_cents, lines, owner_id, opened_by, claimed_on, claimed_at, advance_from
      from safetynet.dossier where id = $1`;
    const client = await as('coordination', provider(house.organisation));
    expect(await outcome(client, again, [opened.id])).toBe('23P01');
    const short = again
      .replace('claimed_at, advance_from\n', 'claimed_at, advance_from - 1\n')
      .replace(
        'pseudonym, from_on, until_on, day_cents, total_cents, lines, owner_id, opened_by, claimed_on, claimed_at, advance_from - 1',
        `'B1', from_on, until_on, day_cents, total_cents, lines, owner_id, opened_by, claimed_on, claimed_at, advance_from - 1`,
      );
    expect(await outcome(client, short, [opened.id])).toBe('23514');
  });

  it('opens no window as a provider', async () => {
    const sql = `insert into safetynet.advance_window (id, directory_id, from_on, until_on, source, made_at) values ($1, $2, '2090-01-01', '2090-02-01', 'Verzonnen', now())`;
    expect(
      await outcome(await as('coordination', provider(house.organisation)), sql, [randomUUID(), house.register.id]),
    ).toBe('42501');
  });
});
