import type { Asked, Example, Examples } from './example.js';
import { aDwelling, aHome, aWaiting, homeHeaders } from './homes.js';
import { firstWrite, type World } from './world.js';

type State = 'offered' | 'promised' | 'let' | 'withdrawn';

/** Another region. */
async function south({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

const waiting = async (world: World, unitId: string) =>
  aWaiting(world.db, unitId, (await world.somebody('provider')).id);

/** Of the asking organisation, and promised to somebody of it; foreign: of another, in another region, promised by nobody whom the asker knows. */
async function given(world: World, isForeign: boolean, state: State): Promise<string> {
  const { db, house, own, foreign } = world;
  const regionId = isForeign ? await south(world) : house.register.regionId;
  const organisation = isForeign ? foreign : own;
  const { id: by } = await world.somebody('provider', organisation);
  const promiser = { id: by, organisationId: organisation.id };
  const isPromised = state === 'promised' || state === 'let';
  return aDwelling(db, house.register, {
    by,
    organisationId: organisation.id,
    regionId,
    state,
    ...(isPromised && { promiser }),
  });
}

const on = (state: State, more: () => Asked = () => ({ body: {} })): Example => {
  const about =
    (isForeign: boolean) =>
    async (world: World): Promise<Asked> => ({
      path: { dwellingId: await given(world, isForeign, state) },
      headers: homeHeaders(),
      ...more(),
    });
  return { own: about(false), foreign: about(true), everywhere: ['nationalCoordinator'] };
};
const open = (state: State, more: () => Asked = () => ({})): Example => ({ own: on(state, more).own });
const team = (world: World) => ({
  regionId: world.house.register.regionId,
  clients: { clustered: 4 },
  mostClients: 6,
  roomFrom: null,
});

export const homesExamples: Examples = {
  'dwelling.list': { own: () => ({}) },
  'dwelling.read': open('offered'),
  'dwelling.offer': {
    own: ({ house }) => ({ body: aHome(house.register.regionId), headers: homeHeaders() }),
  },
  'dwelling.change': {
    ...on('offered'),
    own: async (world) => ({
      path: { dwellingId: await given(world, false, 'offered') },
      headers: homeHeaders(),
      body: aHome(world.house.register.regionId, { rentCents: 70_000 }),
    }),
    foreign: async (world) => ({
      path: { dwellingId: await given(world, true, 'offered') },
      headers: homeHeaders(),
      body: aHome(`${world.house.register.id}/south`, { rentCents: 70_000 }),
    }),
  },
  'dwelling.confirm': on('offered'),
  'dwelling.withdraw': on('offered'),
  'dwelling.let': on('promised'),
  'dwelling.restore': on('withdrawn'),
  'dwelling.promise': {
    own: async (world) => ({
      path: { dwellingId: await given(world, false, 'offered') },
      headers: homeHeaders(),
      body: { reference: (await waiting(world, world.ward())).reference },
    }),
  },
  'dwelling.release': on('promised'),
  'dwelling.fit': {
    own: async (world) => ({ path: { waitId: (await waiting(world, world.ward())).id } }),
    foreign: async (world) => {
      const { id } = await waiting(world, world.foreignWard());
      await world.db.query('update stepdown.wait set region_id = $2, version = version + 1 where id = $1', [
        id,
        await south(world),
      ]);
      return { path: { waitId: id } };
    },
    everywhere: ['nationalCoordinator'],
  },
  'vptTeam.list': { own: () => ({}) },
  'vptTeam.figures': { own: () => ({}) },
  'vptTeam.say': { own: (world) => ({ body: team(world), headers: firstWrite() }), fine: [412] },
};
