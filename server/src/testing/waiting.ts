import { randomBytes, randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { waitFileSchema, type WaitFile } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Answer, Api } from './api.js';
import { today } from './placing.js';

interface InRegister {
  register: { id: string; regionId: string };
}

/** Somebody of this ward who has been ready for 20 days; invented, and nobody in particular. */
export const aWaitBody = (house: InRegister, unitId: string, more: Record<string, unknown> = {}) => ({
  unitId,
  admittedOn: today(-400),
  readySince: today(-20),
  waitsFor: 'dwelling',
  actsBy: 'housingCorporation',
  payer: 'wfz',
  municipality: 'Utrecht',
  toward: { ageBand: '25-39', regionId: house.register.regionId, accessible: true, highestRentCents: 75_000 },
  ...more,
});

export const addWait = (api: Api, body: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/waits', { body, headers: { 'idempotency-key': key } });

export async function aWait(
  api: Api,
  house: InRegister,
  unitId: string,
  more: Record<string, unknown> = {},
): Promise<WaitFile> {
  const answer = await addWait(api, aWaitBody(house, unitId, more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(waitFileSchema);
}

export const onWait = (api: Api, { id, version }: { id: string; version: number }, path: string, body: unknown = {}) =>
  api.call(path === '' ? 'PUT' : 'POST', `/api/v1/waits/${id}${path && `/${path}`}`, {
    body,
    headers: { 'if-match': `"${version}"` },
  });

export interface GivenWait {
  unitId: string;
  readySince: string;
  endedOn?: string | null;
  state?: string;
  waitsFor?: string;
  payer?: string;
  municipality?: string | null;
  regionId?: string;
}

/** Put there by whoever keeps the database: many, and long ago. */
export async function someWait(
  db: Pick<pg.Pool | pg.PoolClient, 'query'>,
  accountId: string,
  waits: readonly GivenWait[],
): Promise<string[]> {
  const rows = waits.map((wait) => ({
    id: randomUUID(),
    reference: referenceFrom(randomBytes(7), 'DS'),
    unit: wait.unitId,
    ready: wait.readySince,
    ended: wait.endedOn ?? null,
    state: wait.state ?? (wait.endedOn ? 'left' : 'waiting'),
    cause: wait.waitsFor ?? 'dwelling',
    payer: wait.payer ?? 'wfz',
    place: wait.municipality ?? null,
    region: wait.regionId ?? null,
  }));
  const { rowCount } = await db.query(
    `with given as (
       select g.*, u.provider_id, u.directory_id, coalesce(g.region, u.region_id) as region_id
       from jsonb_to_recordset($1::jsonb) g (id uuid, reference text, unit uuid, ready date, ended date, state text, cause text, payer text, place text, region text)
       join reference.ward_in_region u on u.id = g.unit),
     made as (
       insert into stepdown.wait (provider_id, id, directory_id, reference, unit_id, region_id, ready_since, waits_for, acts_by, payer, municipality, toward,
         state, ended_on, ended_at, left_to, made_at, made_by, changed_at)
       select provider_id, id, directory_id, reference, unit, region_id, ready, cause, 'ward', payer, place, '{"ageBand":"25-39","regionId":"x"}',
         state, ended, ended::timestamptz, case when state = 'left' then 'ribw' end, ready::timestamptz, $2, now() from given)
     insert into stepdown.wait_said (provider_id, wait_id, at, actor_id, waits_for, acts_by, payer, municipality)
     select provider_id, id, ready::timestamptz, $2, cause, 'ward', payer, place from given`,
    [JSON.stringify(rows), accountId],
  );
  if (rowCount !== waits.length) throw new Error(`${rowCount} of ${waits.length} waits were made`);
  return rows.map(({ id }) => must(id, 'an id'));
}
