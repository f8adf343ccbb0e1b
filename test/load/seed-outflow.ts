import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

const directoryId = 'outflow';
const regions = Array.from({ length: 11 }, (_, index) => `${directoryId}-${index}`);

export interface Leaving {
  /** Of the coordination point, and of a director of one region. */
  tokens: { coordinator: string; director: string; provider: string };
  waits: number;
  counts: number;
  lines: number;
}

/**
 * 3,000 wards of 200 providers; five years in which `many` people waited for three months on average, half of them for two things one after another; one ward in ten
 * says numbers every week instead; and every provider said of each month how many VPTs it has, per form and profile.
 */
export async function seedOutflow(db: pg.Client, many: number): Promise<Leaving> {
  const [coordinator, director, provider] = [randomUUID(), randomUUID(), randomUUID()];
  // What foreign keys and triggers would say, the statements below say themselves.
  await db.query('set session_replication_role = replica');
  await db.query(`insert into reference.directory (id, name, scheme) values ($1, 'Outflow', 'arrondissement')`, [
    directoryId,
  ]);
  await db.query(
    `insert into reference.region (id, directory_id, scheme, code, name, valid_from) select id, $1, 'arrondissement', id, id, '2000-01-01' from unnest($2::text[]) id`,
    [directoryId, regions],
  );
  await db.query(wards, [directoryId]);
  await db.query(places, [directoryId, regions]);
  await db.query(beds, [directoryId]);
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id, region_ids, organisation_id) values
      ($2, 'outflow-coordinator', 'none', 'Bench', 'nationalCoordinator', $1, '{}', null), ($3, 'outflow-director', 'none', 'Bench', 'chainDirector', $1, array[$5], null),
      ($4, 'outflow-provider', 'none', 'Bench', 'provider', $1, '{}', (select id from reference.provider where directory_id = $1 order by id limit 1))`,
    [directoryId, coordinator, director, provider, regions[3]],
  );
  const waited = await db.query(waits, [directoryId, many, provider]);
  await db.query(said, [directoryId, provider]);
  const counted = await db.query(counts, [directoryId, provider]);
  await db.query(months, [directoryId, provider]);
  const told = await db.query(lines);
  await db.query('set session_replication_role = origin');
  return {
    tokens: {
      coordinator: await aSession(db, coordinator),
      director: await aSession(db, director),
      provider: await aSession(db, provider),
    },
    waits: waited.rowCount ?? 0,
    counts: counted.rowCount ?? 0,
    lines: told.rowCount ?? 0,
  };
}

async function aSession(db: pg.Client, account: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at, assurance) values ($1, $2, now(), now(), now(), now() + interval '1 day', 'substantial')`,
    [createHash('sha256').update(token).digest(), account],
  );
  return token;
}

const wards = `insert into reference.provider (id, directory_id, name, valid_from) select gen_random_uuid(), $1, 'Provider ' || n, '2000-01-01' from generate_series(1, 200) n`;
const places = `
  with made as (
    insert into reference.location (id, provider_id, name, city, valid_from)
    select gen_random_uuid(), id, name, 'Utrecht', '2000-01-01' from reference.provider where directory_id = $1 returning id)
  insert into reference.location_region (location_id, scheme, region_id, valid_from)
  select id, 'arrondissement', ($2::text[])[1 + (row_number() over (order by id))::int % 11], '2000-01-01' from made`;
const beds = `
  insert into reference.ward (id, directory_id, provider_id, location_id, name, setting, security_level, care_intensity, target_groups, titles, payers, phone, places, valid_from)
  select gen_random_uuid(), $1, l.provider_id, l.id, 'Ward ' || n, (array['FPA', 'FPK', 'FPC', 'RIBW', 'FBW'])[1 + n % 5], (array['2-hoog', '3', '4', null, '1'])[1 + n % 5], 'C',
    '{psychiatry}', '{forensic}', '{wfz}', '+31301234567', 14, '2000-01-01'
  from reference.location l join reference.provider p on p.id = l.provider_id and p.directory_id = $1, generate_series(1, 15) n`;

const causes = `array['protectedLiving', 'ribw', 'dwelling', 'wlzPlace', 'lowerLevel', 'authorisation', 'payment', 'other']`;
const payers = `array['wfz', 'zvw', 'wlz', 'wmo', 'unclear']`;
const one = (values: string, n: string) => `(${values})[1 + (${n})::int % cardinality(${values})]`;
/** Three months on average, from ten days to half a year. Wards whose turn it is say numbers instead. */
const waits = `
  with ward as (select *, row_number() over (order by id)::int as at from reference.ward_in_region where directory_id = $1),
  chosen as (select *, row_number() over (order by at)::int as turn from ward where at % 10 <> 0),
  numbered as (
    select n, c.*, current_date - 1826 - 60 + (n * 7919::bigint % 1886)::int as ready, 10 + (n * 104729::bigint % 163)::int as days
    from generate_series(1, $2::int) n join chosen c on c.turn = 1 + n % (select count(*) from chosen))
  insert into stepdown.wait (provider_id, id, directory_id, reference, unit_id, region_id, ready_since, waits_for, acts_by, payer, municipality, toward, state, ended_on,
    ended_at, left_to, made_at, made_by, changed_at)
  select provider_id, gen_random_uuid(), $1, 'DS-' || substr(upper(lpad(to_hex(n), 8, '0')), 1, 4) || '-' || substr(upper(lpad(to_hex(n), 8, '0')), 5, 4), id, region_id, ready,
    ${one(causes, 'n')}, 'ward', ${one(payers, 'n')}, 'Gemeente ' || n % 342, '{"ageBand":"25-39","regionId":"x"}',
    case when ready + days < current_date then 'left' else 'waiting' end, case when ready + days < current_date then ready + days end,
    case when ready + days < current_date then (ready + days)::timestamptz end, case when ready + days < current_date then 'ribw' end, ready::timestamptz, $3, now()
  from numbered`;
const said = `
  insert into stepdown.wait_said (provider_id, wait_id, at, actor_id, from_on, waits_for, acts_by, payer, municipality)
  select provider_id, id, ready_since + n * interval '20 days', $2, case n when 0 then null else ready_since + 20 end,
    case n when 0 then waits_for else 'authorisation' end, 'ward', payer, municipality
  from stepdown.wait, generate_series(0, 1) n where directory_id = $1 and (n = 0 or (id::text < '8' and ready_since + 20 < current_date)) order by 2, n`;
const counts = `
  with ward as (select *, row_number() over (order by id)::int as at from reference.ward where directory_id = $1)
  insert into capacity.ready_count (provider_id, unit_id, version, ready, ready_long, causes, observed_at, valid_until, reported_by, key, fingerprint)
  select provider_id, id, n, 1 + n % 5, 0, jsonb_build_object(${one(causes, 'n')}, 1), w.said, w.said + interval '8 days', $2, gen_random_uuid(), 'bench'
  from ward, lateral (select n, now() - (261 - n) * interval '7 days' as said from generate_series(1, 261) n) w where ward.at % 10 = 0`;
const months = `
  insert into stepdown.vpt_month (organisation_id, month, version, directory_id, clients, reported_at, reported_by, key, fingerprint)
  select p.id, to_char(current_date - n * interval '1 month', 'YYYY-MM'), 1, $1, 200, now(), $2, gen_random_uuid(), 'bench'
  from reference.provider p, generate_series(1, 61) n where p.directory_id = $1`;
const lines = `
  insert into stepdown.vpt_line (organisation_id, month, version, form, profile, clients, inflow, died, stay, home_without_vpt, other)
  select organisation_id, month, version, form, profile, 9, 2, 1, 1, 0, 0
  from stepdown.vpt_month, unnest('{unclustered,unclusteredNear,dispersed,linked,clustered}'::text[]) form,
    unnest('{vv4,vv5,vv6,vv7,vv8,vv9,vv10,forensic,other}'::text[]) profile`;
