import { randomBytes, randomUUID } from 'node:crypto';
import { referenceFrom } from '@ketenzicht/shared/person';
import { chainFileSchema, waitFileSchema, type ChainFile } from '@ketenzicht/shared/stepdown';
import { must } from '@ketenzicht/shared/kernel';
import type { PlacementRequest } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type { Answer, Api } from './api.js';
import { somebody, type Somebody } from './care.js';
import { aDwelling, homeHeaders } from './homes.js';
import type { House } from './house.js';
import { aPlacementRequest } from './placing.js';
import { aWait } from './waiting.js';

export const report = (api: Api, unitId: string, operational: number, occupied: number, version = 0): Promise<Answer> =>
  api.call('PUT', `/api/v1/units/${unitId}/capacity`, {
    body: { operational, occupied },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
  });

export interface Setting {
  unitId: string;
  dwellingId: string;
  wait: { id: string; reference: string };
  request: PlacementRequest;
  keeper: Somebody;
  nurse: Somebody;
  asker: Somebody;
  moves: object[];
}

/** What makes somebody of a setting need a VPT where they go to live. */
export const withVpt = (regionId: string) => ({ toward: { ageBand: '25-39', regionId, payer: 'wfz' } });

/** Says that a team can take so many more at home. */
export async function aTeam(house: House, api: Api, room: number, version = 0): Promise<void> {
  const answer = await api.call('PUT', '/api/v1/vpt-teams', {
    body: { regionId: house.register.regionId, clients: { unclustered: 4 }, mostClients: 4 + room, roomFrom: null },
    headers: homeHeaders(version),
  });
  if (answer.status >= 300) throw new Error(answer.text);
}

/** A full ward, somebody there who can go to a dwelling, and somebody elsewhere who asked for a place. */
export async function aSetting(
  house: House,
  { nurse, keeper, asker }: { nurse: Somebody; keeper: Somebody; asker: Somebody },
  more: Record<string, unknown> = {},
): Promise<Setting> {
  const unitId = house.ward();
  await report(nurse.api, unitId, 10, 10);
  const { rows } = await house.db.query<{ id: string }>('select organisation_id as id from account where id = $1', [
    keeper.id,
  ]);
  const dwellingId = await aDwelling(house.db, house.register, {
    by: keeper.id,
    ...(rows[0]?.id && { organisationId: rows[0].id }),
  });
  const toward = { ageBand: '25-39', regionId: house.register.regionId };
  const { wait } = await aWait(nurse.api, house, unitId, { toward, ...more });
  const request = await aPlacementRequest(house, asker.api);
  return {
    unitId,
    dwellingId,
    wait,
    request,
    keeper,
    nurse,
    asker,
    moves: [
      { who: { kind: 'wait', id: wait.id }, to: { kind: 'dwelling', dwellingId } },
      { who: { kind: 'request', id: request.id }, to: { kind: 'ward', unitId } },
    ],
  };
}

export const propose = (api: Api, body: object, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/chains', { body, headers: { 'idempotency-key': key } });

export async function aProposal(api: Api, { moves }: Pick<Setting, 'moves'>): Promise<ChainFile> {
  const answer = await propose(api, { kind: 'path', moves });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(chainFileSchema);
}

export const say = (api: Api, chainId: string, place: number, body: object = { said: 'yes' }): Promise<Answer> =>
  api.call('POST', `/api/v1/chains/${chainId}/moves/${place}/_say`, { body });
export const carry = (api: Api, chainId: string, place: number, body: object = {}): Promise<Answer> =>
  api.call('POST', `/api/v1/chains/${chainId}/moves/${place}/_done`, { body });
export const onChain = (api: Api, chainId: string, verb: string, body: object = {}): Promise<Answer> =>
  api.call('POST', `/api/v1/chains/${chainId}/_${verb}`, { body });
export const chainOf = async (api: Api, id: string): Promise<ChainFile> =>
  (await api.get(`/api/v1/chains/${id}`)).as(chainFileSchema);
export const waitOf = async (api: Api, id: string) => (await api.get(`/api/v1/waits/${id}`)).as(waitFileSchema).wait;

/** Everybody who is asked says yes; as the chain stood after the last. */
export async function allSayYes(chainId: string, { nurse, keeper, asker }: Omit<Setting, 'moves'>): Promise<ChainFile> {
  for (const [who, place] of [
    [nurse, 1],
    [keeper, 1],
    [asker, 2],
    [nurse, 2],
  ] as const) {
    const answer = await say(who.api, chainId, place);
    if (answer.status !== 200) throw new Error(answer.text);
  }
  return chainOf(nurse.api, chainId);
}

interface GivenChain {
  by: string;
  unitId: string;
  state?: 'proposed' | 'agreed' | 'ended';
  regionId?: string;
  at?: Date;
  /** Both sides of its only step; the ward's organisation sends. */
  receiverId?: string;
  /** Delivers a VPT there. */
  teamId?: string;
  waitId?: string;
  /** Whose file it is, of the organisation that sends. */
  personId?: string;
  done?: boolean;
}

/** As it stands in the database, whoever could have brought it there: one step, from this ward to a dwelling or to a ward of somebody else. */
export async function givenChain(
  db: pg.Pool,
  { register }: Pick<House, 'register'>,
  {
    by,
    unitId,
    state = 'proposed',
    regionId = register.regionId,
    at = new Date(),
    receiverId,
    teamId,
    waitId = randomUUID(),
    personId,
    done = false,
  }: GivenChain,
): Promise<string> {
  const id = randomUUID();
  const { rows } = await db.query<{ provider: string }>('select provider_id as provider from ward where id = $1', [
    unitId,
  ]);
  const sender = must(rows[0], 'the ward of a chain').provider;
  const receiver = receiverId ?? sender;
  const dwellingId = await aDwelling(db, register, {
    by,
    organisationId: receiver,
    regionId,
    ...(state === 'agreed' && { state: done ? 'let' : 'promised' }),
  });
  const reference = referenceFrom(randomBytes(7), 'DS');
  await db.query(
    `insert into stepdown.chain (id, directory_id, reference, kind, state, proposed_by, proposed_role, proposed_at, fingerprint, agreed_at, ended_at, reason, region_ids, party_ids, asker_ids)
     values ($1, $2, $3, 'path', $4, $5, 'nationalCoordinator', $6, 'x', $7, $8, $9, $10, $11, '{}')`,
    [
      id,
      register.id,
      referenceFrom(randomBytes(7), 'KT'),
      state,
      by,
      at,
      state === 'agreed' ? at : null,
      state === 'ended' ? at : null,
      state === 'ended' ? 'movedOn' : null,
      [regionId],
      [...new Set([sender, receiver, ...(teamId ? [teamId] : [])])],
    ],
  );
  const { rows: waits } = await db.query<{ reference: string }>('select reference from stepdown.wait where id = $1', [
    waitId,
  ]);
  const mover = waits[0]?.reference ?? reference;
  const isAgreed = state === 'agreed';
  await db.query(
    `insert into stepdown.chain_move (chain_id, place, who, who_id, who_reference, from_unit_id, dwelling_id, region_id, on_day, saved_days, is_reckoned, ask, sender_id,
       receiver_id, due_at, stands, sender_said, sender_at, sender_by, receiver_said, receiver_at, receiver_by, done_at, counted_from, team_id, person_id)
     values ($1, 1, 'wait', $2, $3, $4, $5, $6, $7::date, 0, true, '{}', $8, $9, $7::timestamptz + interval '3 days', $10, $11, $12, $13, $11, $12, $13, $14, $15, $16, $17)`,
    [
      id,
      waitId,
      mover,
      unitId,
      dwellingId,
      regionId,
      at,
      sender,
      receiver,
      state !== 'ended',
      isAgreed ? true : null,
      isAgreed ? at : null,
      isAgreed ? by : null,
      done ? at : null,
      done ? true : null,
      teamId ?? null,
      personId ?? null,
    ],
  );
  await db.query(`insert into stepdown.chain_step (chain_id, at, kind) values ($1, $2, 'proposed')`, [id, at]);
  if (isAgreed)
    await db.query(
      `insert into stepdown.promise (id, dwelling_id, kept_by, region_id, organisation_id, promised_by, reference, state, promised_at, until_at, ended_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $8::timestamptz + interval '9 days', $9)`,
      [dwellingId, receiver, regionId, sender, by, mover, done ? 'let' : 'active', at, done ? at : null],
    );
  return id;
}

/** Of the house's own organisation, and of another one. */
export async function theThree(house: House, keeperOf: Somebody) {
  return {
    nurse: await somebody(house, 'provider'),
    keeper: keeperOf,
    asker: await somebody(house, 'referrer'),
  };
}
