import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Ward {
  id: string;
  /** Of a person who keeps this ward's figures. */
  token: string;
  version: number;
}

export interface Register {
  wards: Ward[];
  /** Of people who look: every dashboard has a session of its own. */
  screens: string[];
}

const providers = 100;
const locationsEach = 5;
const wardsEach = 10;

/** 5,000 wards on 500 locations of 100 providers in 11 regions, one person to keep each provider's figures, and people who look. */
export async function seed(db: pg.Client, screenCount: number): Promise<Register> {
  await db.query(`
    insert into directory (id, name, scheme) values ('bench', 'Benchmark', 'arrondissement');
    insert into region (id, directory_id, scheme, code, name, valid_from)
      select 'bench-' || n, 'bench', 'arrondissement', 'B' || n, 'Region ' || n, '2020-01-01' from generate_series(0, 10) n;
    insert into provider (id, directory_id, name, valid_from)
      select gen_random_uuid(), 'bench', 'Provider ' || n, '2020-01-01' from generate_series(1, ${providers}) n;
    insert into location (id, provider_id, name, city, valid_from)
      select gen_random_uuid(), p.id, p.name || ' location ' || n, 'Utrecht', '2020-01-01' from provider p, generate_series(1, ${locationsEach}) n where p.directory_id = 'bench';
    insert into location_region (location_id, scheme, region_id, valid_from)
      select l.id, 'arrondissement', 'bench-' || (row_number() over () % 11), '2020-01-01' from location l join provider p on p.id = l.provider_id where p.directory_id = 'bench';
    insert into ward (id, directory_id, provider_id, location_id, name, setting, security_level, care_intensity, target_groups, titles, payers, phone, places, valid_from)
      select gen_random_uuid(), 'bench', l.provider_id, l.id, l.name || ' ward ' || n, 'FPA', '2-hoog', 'C', '{psychiatry,addiction}', '{forensic,wvggz}', '{wfz}', '+31301234567', 14, '2020-01-01'
      from location l join provider p on p.id = l.provider_id, generate_series(1, ${wardsEach}) n where p.directory_id = 'bench';
    insert into account (id, username, password_hash, name, role, organisation_id, directory_id)
      select gen_random_uuid(), 'writer-' || p.id, 'no password opens this', p.name, 'provider', p.id, 'bench' from provider p where p.directory_id = 'bench';
    insert into account (id, username, password_hash, name, role, directory_id) values (gen_random_uuid(), 'screen', 'no password opens this', 'Screen', 'nationalCoordinator', 'bench');
  `);
  const accounts = await db.query<{ id: string; organisation_id: string | null }>(
    'select id, organisation_id from account where directory_id = $1',
    ['bench'],
  );
  const tokens = new Map<string | null, string[]>();
  for (const { id, organisation_id: organisation } of accounts.rows)
    tokens.set(organisation, await openSessions(db, id, organisation === null ? screenCount : 1));
  const { rows } = await db.query<{ id: string; provider_id: string }>(
    'select id, provider_id from ward where directory_id = $1 order by id',
    ['bench'],
  );
  return {
    wards: rows.map(({ id, provider_id: provider }) => ({ id, token: tokens.get(provider)?.[0] ?? '', version: 0 })),
    screens: tokens.get(null) ?? [],
  };
}

/** Logging in ten thousand times would take minutes, because a password must be slow to check. */
async function openSessions(db: pg.Client, account: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => `bench-${randomUUID()}`);
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest());
  await db.query(
    `insert into session (token_hash, account_id, created_at, expires_at) select hash, $2, now(), now() + interval '12 hours' from unnest($1::bytea[]) hash`,
    [hashes, account],
  );
  return tokens;
}
