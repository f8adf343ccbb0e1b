import type { AttemptState } from '@ketenzicht/shared/placement';
import type { Asked, Example, Examples } from './example.js';
import type { GivenWard, Organisation } from './given.js';
import { aPlacementRequest, aRequestBody, givenAttempt, givenHold, givenPlaced, today } from './placing.js';
import type { World } from './world.js';

/** One ward of each organisation for all of it: a request has its own tries there. */
const wards = new WeakMap<World, { own: GivenWard; foreign: GivenWard }>();
function wardOf(world: World, organisation: Organisation): GivenWard {
  const known = wards.get(world) ?? {
    own: { id: world.ward(), organisation: world.own },
    foreign: { id: world.foreignWard(), organisation: world.foreign },
  };
  wards.set(world, known);
  return organisation === world.own ? known.own : known.foreign;
}

/** The other organisation's lies in a region of its own. */
async function someRequest(world: World, organisation: Organisation): Promise<string> {
  const { api } = await world.somebody('provider', organisation);
  const regionId = organisation === world.own ? world.house.register.regionId : await anotherRegion(world);
  return (await aPlacementRequest(world.house, api, { need: { regionId } })).id;
}

async function anotherRegion({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

type Making = (world: World, organisation: Organisation) => Promise<Asked>;

/**
 * The coordination point helps everywhere. A referrer of no organisation keeps what they asked for themselves, so that nothing of somebody else's is theirs:
 * `requests.pg.test.ts` asks as them. `fine`: there is no bed in the figure of a ward that was never reported.
 */
const both = (make: Making): Example => ({
  own: (world) => make(world, world.own),
  foreign: (world) => make(world, world.foreign),
  everywhere: ['nationalCoordinator'],
  nowhere: ['referrer'],
  fine: [409],
});

const seen = { 'if-match': '"0"' };
const ofRequest = (more: (world: World) => Omit<Asked, 'path'> = () => ({})): Example =>
  both(async (world, organisation) => ({
    path: { requestId: await someRequest(world, organisation) },
    ...more(world),
  }));

const ofAttempt = (state: AttemptState, body: unknown = {}): Example =>
  both(async (world, organisation) => {
    const requestId = await someRequest(world, organisation);
    const attemptId = await givenAttempt(world.db, requestId, wardOf(world, organisation), { state });
    return { path: { attemptId }, headers: seen, body };
  });

const ofHold = (body: unknown = {}): Example =>
  both(async (world, organisation) => {
    const requestId = await someRequest(world, organisation);
    return {
      path: { holdId: await givenHold(world.db, requestId, wardOf(world, organisation), { bed: false }) },
      body,
    };
  });

const note = 'Een kamer op de begane grond is nodig.';
const need = (world: World) => aRequestBody(world.house).need;
const asking = (world: World) => ({ unitIds: [wardOf(world, world.own).id], weighing: { reasons: ['bestMatch'] } });

export const placementExamples: Examples = {
  'placement.match': { own: (world) => ({ body: { need: need(world) } }) },
  'placement.list': { own: () => ({}) },
  'placement.find': { own: () => ({ body: { ownReference: 'NIEMAND-1' } }) },
  'placement.make': { own: (world) => ({ body: aRequestBody(world.house, { note }) }) },
  'placement.read': ofRequest(),
  'placement.change': ofRequest((world) => ({ headers: seen, body: aRequestBody(world.house, { note }) })),
  'placement.end': ofRequest(() => ({ headers: seen, body: { reason: 'noLongerNeeded', note } })),
  'placement.transfer': both(async (world, organisation) => {
    const requestId = await someRequest(world, organisation);
    await givenPlaced(world.db, requestId, wardOf(world, organisation));
    return { path: { requestId }, headers: { 'if-match': '"1"' }, body: {} };
  }),
  'placement.rematch': ofRequest(),
  'placement.hold': ofRequest((world) => ({ body: { unitId: wardOf(world, world.own).id } })),
  'placement.ask': ofRequest((world) => ({ body: asking(world) })),
  'placement.release': ofHold(),
  'placement.extend': ofHold({ until: new Date(Date.now() + 7_200_000).toISOString() }),
  'placement.inbox': { own: () => ({}) },
  'placement.waiting': { own: () => ({}) },
  'attempt.see': ofAttempt('asked'),
  'attempt.consider': ofAttempt('asked', { channel: 'phone' }),
  'attempt.await': ofAttempt('asked', { missing: ['indication'] }),
  'attempt.answer': ofAttempt('asked', { answer: 'refused', reason: 'full', channel: 'phone' }),
  'attempt.agree': ofAttempt('proposed'),
  'attempt.withdraw': ofAttempt('asked'),
  'attempt.admit': ofAttempt('accepted', { channel: 'phone' }),
  'attempt.miss': ofAttempt('accepted', { channel: 'phone' }),
  'attempt.cancel': ofAttempt('accepted', { channel: 'phone' }),
  'attempt.undo': ofAttempt('admitted'),
  'placement.truth': { own: () => ({}) },
  'placement.figures': { own: () => ({ query: `?from=${today(-30)}&to=${today()}` }) },
};
