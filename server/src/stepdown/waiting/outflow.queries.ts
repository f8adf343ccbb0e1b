import type { Tariff } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Tx } from '../../platform/database/work.js';
import type { Nights } from './month-grid.js';
import type { WardKind } from './nights.js';
import { words } from './words.js';

type Db = Pick<pg.Pool | Tx, 'query'>;

type Row = [id: string, providerId: string, securityLevel: string, setting: string, regionId: string | null];

/** What kind of ward each is today, of one register; in one piece, because there are thousands and every look asks for them. */
export async function wardKinds(db: Db, directoryId: string): Promise<Map<number, WardKind>> {
  const { rows } = await db.query<{ kinds: Row[] | null }>({
    name: 'outflow.wards',
    text: `select json_agg(json_build_array(u.id, u.provider_id, coalesce(u.security_level, ''), u.setting, r.region_id)) as kinds
      from reference.ward u join reference.directory d on d.id = u.directory_id
      left join (
        select distinct on (location_id, scheme) location_id, scheme, region_id from reference.location_region order by location_id, scheme, valid_from desc
      ) r on r.location_id = u.location_id and r.scheme = d.scheme
      where u.directory_id = $1`,
    values: [directoryId],
  });
  return new Map(
    rows[0]?.kinds?.map(([id, provider, securityLevel, setting, region]) => [
      words.code(id),
      { provider: words.code(provider), region: words.code(region), securityLevel, setting },
    ]),
  );
}

/** What days of this period are priced with. */
export async function tariffsIn(db: Db, { from, until }: Nights): Promise<Tariff[]> {
  const { rows } = await db.query<Tariff>(
    `select security_level as "securityLevel", setting, from_on::text as "from", until_on::text as "until", day_cents::int as "dayCents", assumed, source
     from stepdown.tariff where from_on < $2::date and (until_on is null or until_on > $1::date)
     order by security_level is null, security_level desc, setting is null, setting, from_on`,
    [from, until],
  );
  return rows;
}
