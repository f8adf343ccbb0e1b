import { securityLevels, type SecurityLevel } from '@ketenzicht/shared/directory';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { requestPayers } from '@ketenzicht/shared/placement';
import { moveReasons, waitActors, waitsFor } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7006;
/** Wards that said in numbers who could leave are left to their numbers. */
const share = 0.45;

interface DemoWard {
  id: string;
  providerId: string;
  directoryId: string;
  regionId: string;
  level: SecurityLevel;
}

const maker = namedUuid('demo', 'account', 'aanbieder');

/** Invented, like everything of the demo. On the embedded demo only, once: who waits now, and who waited in the past year. */
export async function loadDemoWaits(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'stepdown.wait' }, async (client) => {
    const waits = inventWaits(await readWards(client), localDate(at));
    await client.query(insert, [JSON.stringify(waits), maker, at]);
  });
}

async function readWards(client: pg.ClientBase): Promise<DemoWard[]> {
  const { rows } = await client.query<DemoWard>(
    `select w.id, w.provider_id as "providerId", w.directory_id as "directoryId", w.region_id as "regionId", w.security_level as level
     from reference.ward_in_region w join capacity.capacity c on c.unit_id = w.id
     where w.directory_id = 'nl' and w.security_level is not null and c.occupied > 2
       and not exists (select from capacity.ready_count r where r.unit_id = w.id) order by w.id`,
  );
  return rows;
}

const municipalities = [
  'Utrecht',
  'Rotterdam',
  'Eindhoven',
  'Zwolle',
  'Groningen',
  'Haarlem',
  'Nijmegen',
  null,
] as const;

/** The same wards and day always give the same people. */
export function inventWaits(wards: readonly DemoWard[], today: string) {
  return wards
    .filter(({ id }) => chance(id, 'in') < share)
    .flatMap((ward) =>
      Array.from({ length: 3 + Math.floor(chance(ward.id, 'many') * 3) }, (_, at) => inventOne(ward, at, today)),
    );
}

function inventOne(ward: DemoWard, at: number, today: string) {
  const seed = `${ward.id} ${at}`;
  const pick = <T>(values: readonly T[], what: string): T =>
    values[Math.floor(chance(seed, what) * values.length)] as T;
  // The first two of a ward still wait; the others left in the course of the past year.
  const waited = 8 + Math.floor(chance(seed, 'days') ** 2 * 240);
  const endedOn = at < 2 ? null : addLocalDays(today, -2 - Math.floor(chance(seed, 'ended') * 300));
  const readySince = addLocalDays(endedOn ?? today, -waited);
  const first = addLocalDays(readySince, 21);
  const moved = chance(seed, 'moved') < 0.5;
  const cause = waitsFor[Math.floor(chance(seed, 'cause') ** 1.6 * waitsFor.length)] ?? 'other';
  return {
    ...ward,
    waitId: namedUuid('demo', 'wait', seed),
    reference: referenceFrom(Buffer.from(namedUuid('demo', 'wait.reference', seed).replaceAll('-', ''), 'hex'), 'DS'),
    readySince,
    admittedOn: addLocalDays(readySince, -180 - Math.floor(chance(seed, 'stay') * 900)),
    cause,
    actsBy: cause === 'dwelling' ? 'housingCorporation' : pick(waitActors, 'actor'),
    payer: pick(requestPayers, 'payer'),
    municipality: pick(municipalities, 'place'),
    first,
    expectedOn: moved ? addLocalDays(first, 35) : first,
    reason: moved ? pick(moveReasons, 'reason') : null,
    endedOn,
    toward: {
      ageBand: pick(['18-24', '25-39', '40-54'], 'age'),
      sex: null,
      securityLevel: cause === 'lowerLevel' ? below(ward.level) : null,
      targetGroups: [],
      title: null,
      payer: 'unclear',
      regionId: ward.regionId,
      reach: 'region',
      avoidRegionIds: [],
      accessible: false,
      highestRentCents: cause === 'dwelling' ? 75_000 : null,
    },
  };
}

/** Whoever may go to a lower level, may go to the next one. */
const below = (level: SecurityLevel) => securityLevels[Math.max(0, securityLevels.indexOf(level) - 1)] ?? level;

const insert = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) g ("providerId" uuid, "waitId" uuid, "directoryId" text, reference text, id uuid, "regionId" text, "admittedOn" date,
      "readySince" date, cause text, "actsBy" text, payer text, municipality text, toward jsonb, "expectedOn" date, "endedOn" date, first date, reason text)),
  made as (
    insert into stepdown.wait (provider_id, id, directory_id, reference, unit_id, region_id, admitted_on, ready_since, waits_for, acts_by, payer, municipality, toward,
      expected_on, state, ended_on, ended_at, left_to, made_at, made_by, changed_at)
    select "providerId", "waitId", "directoryId", reference, id, "regionId", "admittedOn", "readySince", cause, "actsBy", payer, municipality, toward,
      "expectedOn", case when "endedOn" is null then 'waiting' else 'left' end, "endedOn", "endedOn"::timestamptz + interval '10 hours',
      case when "endedOn" is not null then case cause when 'dwelling' then 'vptDwelling' when 'lowerLevel' then 'lowerLevel' else 'ribw' end end,
      "readySince"::timestamptz + interval '10 hours', $2, $3
    from given),
  said as (
    insert into stepdown.wait_said (provider_id, wait_id, at, actor_id, waits_for, acts_by, payer, municipality)
    select "providerId", "waitId", "readySince"::timestamptz + interval '10 hours', $2, cause, "actsBy", payer, municipality from given)
  insert into stepdown.wait_expected (provider_id, wait_id, at, actor_id, role, from_on, to_on, reason)
  select * from (
    select "providerId", "waitId", "readySince"::timestamptz + interval '10 hours' as at, $2::uuid, 'provider', null::date, first, 'first' from given
    union all
    select "providerId", "waitId", "readySince"::timestamptz + interval '5 days 10 hours', $2, 'provider', first, "expectedOn", reason from given where reason is not null) e order by at`;

/** At least 0 and below 1: the same each time. */
const chance = (seed: string, what: string): number =>
  Number.parseInt(namedUuid('demo', `wait.${what}`, seed).slice(0, 8), 16) / 0x1_0000_0000;
