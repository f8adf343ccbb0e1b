import { randomUUID } from 'node:crypto';
import { aPerson } from './care.js';
import type { Asked, Example, Examples } from './example.js';
import { aTrajectory } from './given-trajectory.js';
import { today } from './placing.js';
import type { World } from './world.js';

const seen = { 'if-match': '"0"' };

/** Followed by a colleague of whoever asks, who does not take part: they may ask, and are told so. The other's lives in a region of its own. */
async function someTrajectory(
  world: World,
  isForeign: boolean,
): Promise<{ id: string; ownerId: string; organisationId: string }> {
  const organisation = isForeign ? world.foreign : world.own;
  const nurse = await world.somebody('provider', organisation);
  const regionId = isForeign ? await elsewhere(world) : world.house.register.regionId;
  const person = await aPerson(world.house, nurse, { regionId });
  const { id } = await aTrajectory(world.db, organisation, { personId: person.id, regionId, ownerId: nurse.id });
  return { id, ownerId: nurse.id, organisationId: organisation.id };
}

async function elsewhere({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

async function someHandover(world: World, isForeign: boolean): Promise<string> {
  const { id: trajectoryId, ownerId, organisationId } = await someTrajectory(world, isForeign);
  const { id: toOwnerId } = await world.somebody('chainDirector');
  const id = randomUUID();
  await world.db.query(
    `insert into ketenveldnorm.handover (organisation_id, trajectory_id, id, state, reason, from_owner_id, to_owner_id, from_region_id, to_region_id, proposed_at, due_on, words)
     values ($1, $2, $3, 'proposed', 'moved', $4, $5, $6, $6, now(), current_date + 7, 'v1|')`,
    [organisationId, trajectoryId, id, ownerId, toOwnerId, world.house.register.regionId],
  );
  return id;
}

const proposing =
  (isForeign: boolean) =>
  async (world: World): Promise<Asked> => ({
    path: { trajectoryId: (await someTrajectory(world, isForeign)).id },
    headers: seen,
    body: {
      reason: 'moved',
      toOwnerId: (await world.somebody('chainDirector')).id,
      toRegionId: world.house.register.regionId,
      toProviderId: null,
      dueOn: today(7),
      spokenOn: today(),
      words: 'Verhuist.',
    },
  });

const answering =
  (isForeign: boolean) =>
  async (world: World): Promise<Asked> => ({
    path: { handoverId: await someHandover(world, isForeign) },
    headers: seen,
    body: { spokenOn: today(), nextContactOn: null, words: null },
  });

/** A handover shows to whom the file opens for, and to nobody else; `handover.pg.test.ts` asks as them. */
const answer: Example = {
  own: answering(false),
  foreign: answering(true),
  nowhere: ['provider', 'chainDirector'],
};

export const handoverExamples: Examples = {
  'handover.candidates': {
    own: ({ house }) => ({ query: `?regionId=${encodeURIComponent(house.register.regionId)}` }),
  },
  'handover.list': { own: () => ({}) },
  'handover.propose': { own: proposing(false), foreign: proposing(true), fine: [403] },
  'handover.accept': answer,
  'handover.decline': answer,
  'handover.withdraw': answer,
  'proof.read': { own: () => ({}) },
  'breach.list': { own: () => ({}) },
};
