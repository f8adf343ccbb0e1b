import type { Tariff } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Tx } from '../../platform/database/work.js';
import type { Nights } from './month-grid.js';
import type { WardKind } from './nights.js';
import type { Kind } from './prices.js';
import { words } from './words.js';

type Db = Pick<pg.Pool | Tx, 'query'>;

interface Row extends Kind {
  id: string;
  providerId: string;
  regionId: string | null;
}
/** What kind of ward each is today, of one register. */
export async function wardKinds(db: Db, directoryId: string): Promise<Map<number, WardKind>> {
  const { rows } = await db.query<Row>({
    name: 'outflow.wards',
    text: `select u.id, u.provider_id as "providerId", coalesce(u.security_level, '') as "securityLevel", u.setting, r.region_id as "regionId"
      from reference.ward u left join reference.ward_in_region r on r.id = u.id where u.directory_id = $1`,
    values: [directoryId],
  });
  return new Map(
    rows.map(({ id, providerId, regionId, securityLevel, setting }) => [
      words.code(id),
      { provider: words.code(providerId), region: words.code(regionId), securityLevel, setting },
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
