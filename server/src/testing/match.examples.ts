import type { Examples } from './example.js';
import { anOrganisation, type Organisation } from './given.js';
import { aNeed, givenRequest } from './seeking.js';
import type { World } from './world.js';

const requestOf = async (world: World, organisation: Organisation) => {
  const { id } = await world.somebody('provider', organisation);
  return { path: { requestId: await givenRequest(world.db, organisation, id) } };
};

/** An organisation in a region that nobody who asks works in. */
async function farAway({ db, own }: World): Promise<Organisation> {
  const regionId = `${own.register.id}/far`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'F', 'Far', '2000-01-01') on conflict do nothing`,
    [regionId, own.register.id],
  );
  const organisation = await anOrganisation(db, own.register);
  return { ...organisation, register: { ...own.register, regionId } };
}

export const matchExamples: Examples = {
  'placement.match': { own: ({ own: { register } }) => ({ body: { need: aNeed(register) } }) },
  'placement.rematch': {
    own: (world) => requestOf(world, world.own),
    foreign: async (world) => requestOf(world, await farAway(world)),
    // Belongs to no organisation, and asked for nothing yet.
    nowhere: ['referrer'],
    everywhere: ['nationalCoordinator'],
  },
};
