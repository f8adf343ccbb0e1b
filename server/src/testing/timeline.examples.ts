import { randomUUID } from 'node:crypto';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import { aPerson } from './care.js';
import type { Asked, Example, Examples } from './example.js';
import { aTrajectory } from './given-trajectory.js';
import { today } from './placing.js';
import type { World } from './world.js';

async function elsewhere({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

/** Somebody followed by a colleague of whoever asks. The foreign one lives in a region of its own, with another organisation. */
async function followed(world: World, isForeign: boolean) {
  const organisation = isForeign ? world.foreign : world.own;
  const regionId = isForeign ? await elsewhere(world) : world.house.register.regionId;
  const owner = await world.somebody('provider', organisation);
  const { id: personId } = await aPerson(world.house, owner, { regionId });
  const { id } = await aTrajectory(world.db, organisation, { ownerId: owner.id, personId, regionId });
  return { id, owner };
}

type Made = Awaited<ReturnType<typeof followed>>;
type Making = (made: Made, world: World) => Promise<Asked> | Asked;

/** Who does not follow this very person may ask, and is told so: 403. `timeline.pg.test.ts` asks as those who do. */
const about = (make: Making): Example => ({
  own: async (world) => make(await followed(world, false), world),
  foreign: async (world) => make(await followed(world, true), world),
  fine: [403],
});
/** A part of a file that does not open is not there for who asks. */
const part = (make: Making): Example => ({ ...about(make), nowhere: ['provider', 'chainDirector'] });
const on = (body?: object, headers?: Record<string, string>) =>
  about(({ id }) => ({ path: { trajectoryId: id }, ...(body && { body }), ...(headers && { headers }) }));

/** Made by the owner, so that there is something to change. */
async function made(world: World, { owner, id }: Made, path: string, body: object): Promise<string> {
  const answer = await owner.api.call('POST', `/api/v1/trajectories/${id}/${path}`, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return (JSON.parse(answer.text) as { id: string }).id;
}

const aCard = { signs: [], calls: [], remarks: null };
const aGoal = { area: 'housing', words: 'Een eigen sleutel', dueOn: null };
const aNote = { contactId: null, outcome: 'done', kind: 'phone', words: null };

export const timelineExamples: Examples = {
  'timeline.read': on(),
  'contact.plan': on({ kind: 'visit', on: today(3) }),
  'contact.note': about(({ id }) => ({
    path: { trajectoryId: id },
    body: { ...aNote, on: today(), nextOn: today(7) },
    headers: { 'idempotency-key': randomUUID() },
  })),
  'contact.cancel': part(async (one, world) => ({
    path: { contactId: await made(world, one, 'contacts', { kind: 'visit', on: today(3) }) },
    body: {},
  })),
  'title.set': on({ kind: 'crisismaatregel', from: today(), courtUntil: null, words: null }),
  'title.change': part(async (one, world) => {
    const title = { kind: 'zorgmachtiging', from: today(), courtUntil: addLocalDays(today(), 90), words: null };
    return {
      path: { titleId: await made(world, one, 'titles', title) },
      body: { plan: 'extension', words: null },
    };
  }),
  'payer.set': on({ payer: 'zvw', from: today(), words: null }),
  'care.set': on({
    kind: 'home',
    from: today(),
    intensity: 'light',
    unitId: null,
    requestId: null,
    gapReason: null,
    words: null,
  }),
  'goal.add': on(aGoal),
  'goal.change': part(async (one, world) => ({
    path: { goalId: await made(world, one, 'goals', aGoal) },
    body: { ...aGoal, state: 'reached' },
    headers: { 'if-match': '"1"' },
  })),
  'score.set': on({ on: today(), scores: { housing: 3 } }),
  'card.read': on(),
  'card.set': on(aCard, { 'if-match': '"0"' }),
};
