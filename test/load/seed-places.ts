import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Need } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import { seeded } from './schedule.ts';

export interface Place {
  id: string;
  provider_id: string;
  latitude: number;
  longitude: number;
  free: number;
}

export interface Places {
  /** Of somebody who looks for a place, and belongs to no organisation. */
  token: string;
  accountId: string;
  wards: Place[];
}

export const directoryId = 'places';
export const regionOf = (number: number): string => `places-AR${String(number).padStart(2, '0')}`;

/** 3,000 wards of all kinds on 300 locations in the eleven court districts, each with a fresh figure, and one referrer. */
export async function seedPlaces(db: pg.Client): Promise<Places> {
  await db.query(`
    insert into directory (id, name, scheme) values ('places', 'Places', 'arrondissement');
    insert into region (id, directory_id, scheme, code, name, valid_from)
      select 'places-AR' || lpad(n::text, 2, '0'), 'places', 'arrondissement', 'AR' || lpad(n::text, 2, '0'), 'Region ' || n, '2020-01-01' from generate_series(1, 11) n;
    insert into provider (id, directory_id, name, valid_from) select gen_random_uuid(), 'places', 'Provider ' || n, '2020-01-01' from generate_series(1, 60) n;
    insert into location (id, provider_id, name, city, latitude, longitude, valid_from)
      select gen_random_uuid(), p.id, p.name || ' location ' || n, 'Utrecht', 50.8 + 2.5 * random(), 3.8 + 3 * random(), '2020-01-01'
      from provider p, generate_series(1, 5) n where p.directory_id = 'places';
    insert into location_region (location_id, scheme, region_id, valid_from)
      select l.id, 'arrondissement', 'places-AR' || lpad((1 + row_number() over () % 11)::text, 2, '0'), '2020-01-01'
      from location l join provider p on p.id = l.provider_id where p.directory_id = 'places';
    insert into ward (id, directory_id, provider_id, location_id, name, setting, security_level, care_intensity, target_groups, titles, payers, sex, age_min, age_max, phone, places, valid_from)
      select gen_random_uuid(), 'places', w.provider_id, w.location_id, w.name, 'FPA',
        (array['2-laag', '2-hoog', '2-hoog', '3', null])[1 + w.n % 5], (array['B', 'C', 'C', 'D'])[1 + w.n % 4],
        case w.n % 3 when 0 then '{psychiatry,addiction}'::text[] when 1 then '{psychiatry,personality,autism}' else '{intellectualDisability,sglvg,psychiatry}' end,
        case w.n % 2 when 0 then '{forensic,wvggz}'::text[] else '{wvggz,wfz23,voluntary}' end, '{wfz,zvw}',
        (array['all', 'all', 'male', 'female'])[1 + w.n % 4], 18, case w.n % 7 when 0 then 65 end, '+31301234567', 14, '2020-01-01'
      from (select l.provider_id, l.id as location_id, l.name || ' ward ' || k as name, (row_number() over (order by l.id, k))::int as n
        from location l join provider p on p.id = l.provider_id, generate_series(1, 10) k where p.directory_id = 'places') w;
    update capacity c set operational = 14, occupied = 8 + abs(hashtext(c.unit_id::text)) % 7, observed_at = now(), recorded_at = now(),
      valid_until = now() + interval '1 day', source = 'feed', version = c.version + 1
    where c.unit_id in (select id from ward where directory_id = 'places');
  `);
  const { rows } = await db.query<Place>(
    `select w.id, w.provider_id, l.latitude, l.longitude, c.operational - c.occupied as free
     from ward w join location l on l.id = w.location_id join capacity c on c.unit_id = w.id where w.directory_id = 'places' order by w.id`,
  );
  return { ...(await aReferrer(db)), wards: rows };
}

async function aReferrer(db: pg.Client): Promise<{ token: string; accountId: string }> {
  const [accountId, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id) values ($1, $2, 'none', 'Bench referrer', 'referrer', 'places')`,
    [accountId, `referrer-${accountId}`],
  );
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, '2099-01-01', '2099-01-01', '2099-01-01', '2099-01-02')`,
    [createHash('sha256').update(token).digest(), accountId],
  );
  return { token, accountId };
}

/** Two hundred different people in need, the same every time. */
export function needs(): Need[] {
  const random = seeded(11);
  const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  return Array.from({ length: 200 }, () => ({
    ageBand: pick('18-24', '25-39', '40-54', '55-64'),
    sex: pick('male', 'female', null),
    securityLevel: pick('2-laag', '2-hoog', '2-hoog', '3'),
    careIntensity: pick('B', 'C', null),
    targetGroups: [pick('psychiatry', 'psychiatry', 'sglvg', 'addiction')],
    title: pick('zorgmachtiging', 'crisismaatregel', 'tbsVoorwaarden'),
    payer: pick('wfz', 'zvw', 'unclear'),
    urgency: pick('crisis', 'urgent', 'regular'),
    reach: pick('national', 'national', 'neighbours'),
    regionId: regionOf(1 + Math.floor(random() * 11)),
    avoidRegionIds: [],
    neededFrom: new Date().toISOString().slice(0, 10),
  }));
}
