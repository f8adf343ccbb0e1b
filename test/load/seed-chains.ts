import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { directoryId, needs, seedPlaces } from './seed-places.ts';

export interface Chained {
  /** Of the coordination point, which sees everybody. */
  token: string;
  requestIds: string[];
}

/** The wards of `seedPlaces`, of more levels and nearly full; half of so many people are ready to leave one, half ask for one; and so many dwellings, with teams. */
export async function seedChains(db: pg.Client, people: number, dwellings: number): Promise<Chained> {
  const { accountId } = await seedPlaces(db);
  await db.query(wards);
  // One in fourteen has a bed; the others are full.
  await db.query(
    `update capacity c set occupied = case when abs(hashtext(c.unit_id::text)) % 14 = 0 then operational - 1 else operational end, version = c.version + 1
     where c.unit_id in (select id from ward where directory_id = $1)`,
    [directoryId],
  );
  await db.query(waits, [directoryId, accountId, people / 2]);
  await db.query(requests, [directoryId, accountId, people / 2, JSON.stringify(needs())]);
  await db.query(homes, [directoryId, accountId, dwellings]);
  await db.query(teams, [directoryId, accountId]);
  const { rows } = await db.query<{ id: string }>('select id from placement.request order by id limit 200');
  return { token: await aCoordinator(db), requestIds: rows.map(({ id }) => id) };
}

async function aCoordinator(db: pg.Client): Promise<string> {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id) values ($1, $2, 'none', 'Bench coordinator', 'nationalCoordinator', $3)`,
    [id, `coordinator-${id}`, directoryId],
  );
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at, assurance) values ($1, $2, now(), now(), now(), now() + interval '1 day', 'substantial')`,
    [createHash('sha256').update(token).digest(), id],
  );
  return token;
}

/** A third are places to live: without security, and of three settings. */
const wards = `
  update ward w set security_level = case when n.n % 3 = 0 then null else (array['1', '2-laag', '2-hoog', '3', '4'])[1 + n.n % 5] end,
    setting = case when n.n % 3 = 0 then (array['BW', 'RIBW', 'FBW'])[1 + (n.n / 3) % 3] else w.setting end
  from (select id, row_number() over (order by id)::int as n from ward where directory_id = 'places') n where n.id = w.id`;

/** Crockford's letters, as a reference has them. */
const reference = (kind: string, n: string) =>
  `'${kind}-' || translate(upper(overlay(lpad(to_hex(${n}), 8, '0') placing '-' from 5 for 0)), 'ILOU', '1100')`;

const waits = `
  insert into stepdown.wait (provider_id, id, directory_id, reference, unit_id, region_id, ready_since, waits_for, acts_by, payer, toward, expected_on, made_at, made_by, changed_at)
  select w.provider_id, gen_random_uuid(), $1, ${reference('DS', 'p.n')}, w.id, w.region_id, current_date - 3 - p.n % 300, p.cause, 'ward', 'wfz',
    jsonb_build_object('ageBand', (array['18-24', '25-39', '40-54', '55-64'])[1 + p.n % 4], 'sex', (array['male', 'female', null])[1 + p.n % 3],
      'securityLevel', case when p.cause = 'lowerLevel' then (array['1', '1', '2-laag', '2-hoog', '3'])[array_position(array['1', '2-laag', '2-hoog', '3', '4'], w.security_level)] end,
      'targetGroups', case p.n % 3 when 0 then '["addiction"]'::jsonb when 1 then '["psychiatry"]' else '[]' end, 'title', (array['zorgmachtiging', 'tbsVoorwaarden', null])[1 + p.n % 3],
      'payer', (array['wlz', 'zvw', 'wmo'])[1 + p.n % 3], 'regionId', w.region_id, 'reach', (array['region', 'neighbours', 'national'])[1 + p.n % 3],
      'avoidRegionIds', case when p.n % 5 = 0 then jsonb_build_array('places-AR0' || 1 + p.n % 9) else '[]' end, 'accessible', p.n % 6 = 0,
      'highestRentCents', case when p.n % 2 = 0 then 50000 + p.n % 40 * 1000 end),
    case when p.n % 2 = 0 then current_date + p.n % 120 end, now(), $2, now()
  from (select n, (array['protectedLiving', 'ribw', 'dwelling', 'lowerLevel', 'lowerLevel', 'authorisation'])[1 + n % 6] as cause from generate_series(1, $3::int) n) p
  join (select w.*, r.region_id, row_number() over (order by w.id)::int as n, count(*) over ()::int as many
    from ward w join reference.ward_in_region r on r.id = w.id where w.directory_id = $1 and w.security_level is not null) w on w.n = 1 + p.n * 7 % w.many`;

/** One in five is in a ward already, and has to go to another one. */
const requests = `
  insert into placement.request (id, directory_id, asked_by, reference, region_id, need, opened_at, current_unit_id, current_provider_id)
  select gen_random_uuid(), $1, $2, ${reference('AV', 'p.n')}, p.need->>'regionId', p.need || jsonb_build_object('reach', (array['region', 'neighbours'])[1 + p.n % 2]),
    now() - p.n % 100 * interval '1 day', w.id, w.provider_id
  from (select n, $4::jsonb->(n % 200) as need from generate_series(1, $3::int) n) p
  left join (select id, provider_id, row_number() over (order by id)::int as n from ward where directory_id = $1) w on p.n % 5 = 0 and w.n = 1 + p.n * 11 % 3000`;

const homes = `
  insert into stepdown.dwelling (id, directory_id, reference, region_id, municipality, kind, rent_cents, landlord, accessible, available_from, offered_until, conditions, nearby,
    forms, state, offered_at, offered_by, confirmed_at, confirmed_until)
  select gen_random_uuid(), $1, ${reference('WO', 'n')}, 'places-AR' || lpad((1 + n % 11)::text, 2, '0'), 'Voorbeeldstad', 'apartment', 50000 + n % 50 * 1000, 'Woonstichting Voorbeeld',
    n % 4 = 0, current_date + n % 90, current_date + 200, '{}', '{}', '{unclustered}', 'offered', now(), $2, now(), now() + interval '14 days'
  from generate_series(1, $3::int) n`;

const teams = `
  insert into stepdown.vpt_count (organisation_id, region_id, version, directory_id, clients, most_clients, room_from, observed_at, valid_until, reported_by, key, fingerprint)
  select p.id, 'places-AR' || lpad((1 + p.n % 11)::text, 2, '0'), 1, $1, '{"unclustered": 4}', 10, null, now(), now() + interval '14 days', $2, gen_random_uuid(), 'bench'
  from (select id, row_number() over (order by id)::int as n from provider where directory_id = $1) p`;
