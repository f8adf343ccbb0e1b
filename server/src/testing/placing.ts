import { randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { requestSchema, type AttemptState, type PlacementRequest } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type { Api, Answer } from './api.js';
import type { GivenWard } from './given.js';
import type { House } from './house.js';

export const today = (days = 0): string => addLocalDays(localDate(new Date()), days);

/** A sound request for a place in the house's own region; nobody in particular. */
export const aRequestBody = (
  house: Pick<House, 'register'>,
  { need = {}, ...more }: { need?: object } & Record<string, unknown> = {},
) => ({
  need: {
    ageBand: '25-39',
    securityLevel: '2-hoog',
    targetGroups: ['psychiatry'],
    title: 'crisismaatregel',
    payer: 'zvw',
    urgency: 'crisis',
    reach: 'region',
    regionId: house.register.regionId,
    neededFrom: today(),
    ...need,
  },
  titleFrom: today(),
  ...more,
});

export const askForPlace = (api: Api, body: unknown, key?: string): Promise<Answer> =>
  api.call('POST', '/api/v1/placement-requests', { body, ...(key && { headers: { 'idempotency-key': key } }) });

export async function aPlacementRequest(
  house: Pick<House, 'register'>,
  api: Api,
  more: Record<string, unknown> = {},
): Promise<PlacementRequest> {
  const answer = await askForPlace(api, aRequestBody(house, more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(requestSchema);
}

interface GivenAttempt {
  state?: AttemptState;
  expectedOn?: string;
  holdId?: string | null;
  place?: number;
}

/** Put there as if it was asked, by whoever keeps the database: for tests of what others then see. */
export async function givenAttempt(
  db: pg.Pool,
  requestId: string,
  { id: unitId, organisation }: GivenWard,
  { state = 'asked', expectedOn = today(2), holdId = null, place = 1 }: GivenAttempt = {},
): Promise<string> {
  const id = randomUUID();
  const isQueued = state === 'queued';
  await db.query(
    `insert into placement.attempt (id, request_id, organisation_id, asked_by, provider_id, unit_id, state, mode, channel, place, made_at, asked_at, due_at, expected_on, proposed_from, refusal_reason, admitted_at, hold_id, weighing)
     select $1, r.id, r.organisation_id, r.asked_by, $3, $4, $5, 'together', 'system', $6, now(), $7, $8, $9, $9, 'full', now(), $10, '{"reasons":["bestMatch"],"note":null}' from placement.request r where r.id = $2`,
    [
      id,
      requestId,
      organisation.id,
      unitId,
      state,
      place,
      isQueued ? null : new Date(),
      isQueued ? null : new Date(Date.now() + 86_400_000),
      expectedOn,
      holdId,
    ],
  );
  await db.query(
    `insert into placement.step (request_id, attempt_id, organisation_id, asked_by, provider_id, unit_id, at, kind)
     select r.id, $2, r.organisation_id, r.asked_by, $3, $4, now(), $5 from placement.request r where r.id = $1`,
    [requestId, id, organisation.id, unitId, state],
  );
  return id;
}

/** A bed that is kept, also in the figure of the ward, which must have one; without `bed` as if a report took it back. */
export async function givenHold(
  db: pg.Pool,
  requestId: string,
  { id: unitId, organisation }: GivenWard,
  { until = new Date(Date.now() + 3_600_000), bed = true }: { until?: Date; bed?: boolean } = {},
): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into placement.hold (id, request_id, organisation_id, asked_by, provider_id, unit_id, placed_at, expires_at)
     select $1, r.id, r.organisation_id, r.asked_by, $3, $4, now(), $5 from placement.request r where r.id = $2`,
    [id, requestId, organisation.id, unitId, until],
  );
  if (!bed) return id;
  const { rowCount } = await db.query('select from placement.take_bed($1, $2, now())', [unitId, until]);
  if (rowCount !== 1) throw new Error('this ward has no bed to hold');
  return id;
}

/** Somebody was admitted: as the service will do it, in the one row that this is about. */
export const givenPlaced = (db: pg.Pool, requestId: string, { id, organisation }: GivenWard) =>
  db.query(
    `update placement.request set state = 'placed', placed_at = now(), current_unit_id = $2, current_provider_id = $3, version = version + 1 where id = $1`,
    [requestId, id, organisation.id],
  );
