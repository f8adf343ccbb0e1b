import { day, hour } from '@ketenzicht/shared/kernel';
import { readyValidFor, waitsFor } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { namedUuid } from '../platform/named-uuid.js';
import { fillOnce } from '../platform/database/once.js';

/** Of this demo alone. */
const lock = 7005;
const weeks = 4;
/** Where outflow is blocked in the demo: Midden-Nederland a little, Rotterdam badly. The share of people who wait for long there. */
const blocked: Readonly<Record<string, number>> = { AR04: 0.1, AR08: 0.28 };

interface DemoWard {
  id: string;
  providerId: string;
  regionId: string;
  securityLevel: string;
  occupied: number;
}

/** Invented, like everything of the demo. On the embedded demo only, once: four weeks of counts for six wards in ten, the newest a few days old at most. */
export async function loadDemoReady(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'capacity.ready_count' }, async (client) =>
    client.query(insert, [JSON.stringify(inventReady(await readWards(client), at)), demoReporter]),
  );
}

const demoReporter = namedUuid('demo', 'account', 'aanbieder');
const insert = `
  insert into capacity.ready_count (provider_id, unit_id, version, ready, ready_long, causes, observed_at, valid_until, reported_by, key, fingerprint)
  select n."providerId", n."unitId", n.version, n.ready, n.long, n.causes, n.at, n.until, $2, n.key, 'demo'
  from jsonb_to_recordset($1) as n ("providerId" uuid, "unitId" uuid, version int, ready int, long int, causes jsonb, at timestamptz, until timestamptz, key uuid)`;

async function readWards(client: pg.ClientBase): Promise<DemoWard[]> {
  const { rows } = await client.query<DemoWard>(
    `select w.id, w.provider_id as "providerId", w.region_id as "regionId", w.security_level as "securityLevel", c.occupied
     from reference.ward_in_region w join capacity.capacity c on c.unit_id = w.id
     where w.directory_id = 'nl' and w.security_level is not null and c.occupied > 0 order by w.id`,
  );
  return rows;
}

/** The same wards and moment always give the same counts. */
export function inventReady(wards: readonly DemoWard[], at: Date) {
  const pools = new Map<string, DemoWard[]>();
  for (const ward of wards.filter(({ id }) => chance(id, 0) < 0.6)) {
    const pool = `${ward.regionId} ${ward.securityLevel}`;
    pools.set(pool, [...(pools.get(pool) ?? []), ward]);
  }
  const largest = new Set(Object.keys(blocked).map((code) => largestOf([...pools.values()], code)));
  return [...pools.values()].flatMap((pool) => {
    const share = (largest.has(pool) ? blocked[codeOf(pool)] : undefined) ?? 0;
    // Elsewhere so few that no region comes near a signal: one in a small one, three in a hundred in a large one.
    let left = share > 0 ? Infinity : Math.max(1, Math.floor(sumOf(pool) * 0.03));
    return pool.flatMap((ward) => {
      const long = Math.min(left, share > 0 ? Math.round(ward.occupied * share) : Math.round(chance(ward.id, 4)));
      left -= long;
      return weeksOf(ward, long, at);
    });
  });
}

/** It came about week by week. */
function weeksOf({ id, providerId, occupied }: DemoWard, longNow: number, at: Date) {
  const last = at.getTime() - hour - chance(id, 8) * 5 * day;
  return Array.from({ length: weeks }, (_, week) => {
    const long = Math.round((longNow * (week + 1)) / weeks);
    const ready = Math.min(occupied, long + Math.round(chance(id, week) * 2));
    const observed = last - (weeks - 1 - week) * 7 * day;
    return {
      providerId,
      unitId: id,
      version: week + 1,
      ready,
      long: Math.min(long, ready),
      causes: causesOf(id, ready),
      at: new Date(observed),
      until: new Date(observed + readyValidFor),
      key: namedUuid('demo', 'ready', `${id} ${week}`),
    };
  });
}

/** Of some it is not known what they wait for. */
function causesOf(id: string, ready: number): Record<string, number> {
  const causes: Record<string, number> = {};
  for (let person = 0; person < Math.floor(ready * 0.8); person++) {
    const cause = waitsFor[Math.floor(chance(id, person % 8) ** 2 * waitsFor.length)] ?? 'other';
    causes[cause] = (causes[cause] ?? 0) + 1;
  }
  return causes;
}

const codeOf = (pool: readonly DemoWard[]): string => pool[0]?.regionId.slice(-4) ?? '';
const sumOf = (pool: readonly DemoWard[]): number => pool.reduce((sum, { occupied }) => sum + occupied, 0);
const largestOf = (pools: DemoWard[][], code: string): DemoWard[] | undefined =>
  pools.filter((pool) => codeOf(pool) === code).sort((a, b) => sumOf(b) - sumOf(a))[0];

/** At least 0 and below 1, from eight digits of the id: the same each time. */
const chance = (id: string, from: number): number => {
  const digits = id.replaceAll('-', '').slice(from, from + 8);
  return Number.parseInt(digits, 16) / 0x1_0000_0000;
};
