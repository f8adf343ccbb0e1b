import { randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { noticesSchema, personFileSchema } from '@ketenzicht/shared/person';
import { aPerson, aPersonBody, emergencyBody } from './care.js';
import type { Example, Examples } from './example.js';
import type { Organisation } from './given.js';
import type { World } from './world.js';

/** Somebody of the organisation, followed by a colleague of whoever asks. The other organisation's lives in a region of its own. */
async function somePerson(world: World, organisation: Organisation) {
  const nurse = await world.somebody('provider', organisation);
  const regionId = organisation === world.own ? {} : { regionId: await anotherRegion(world) };
  const { id } = await aPerson(world.house, nurse, regionId);
  const { relations } = (await nurse.api.get(`/api/v1/persons/${id}`)).as(personFileSchema);
  return { id, nurse, relationId: must(relations[0], 'the relation of who registered').id };
}

async function anotherRegion({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

async function someNotice(world: World, organisation: Organisation): Promise<string> {
  const { id } = await somePerson(world, organisation);
  const colleague = await world.somebody('provider', organisation);
  await colleague.api.call('POST', `/api/v1/persons/${id}/_break-glass`, { body: emergencyBody });
  const officer = await world.somebody('privacyOfficer');
  const { notices } = (await officer.api.get('/api/v1/notices')).as(noticesSchema);
  return must(
    notices.find(({ personId }) => personId === id),
    'the notice',
  ).id;
}

/** The privacy officer supervises every organisation. Who has no care relation with this very person may ask, and is told so: 403. */
const about = (more: (world: World) => object = () => ({})): Example => ({
  own: async (world) => ({ path: { personId: (await somePerson(world, world.own)).id }, ...more(world) }),
  foreign: async (world) => ({ path: { personId: (await somePerson(world, world.foreign)).id }, ...more(world) }),
  fine: [403],
  everywhere: ['privacyOfficer'],
});

const relationOf = (organisation: (world: World) => Organisation) => async (world: World) => {
  const { id, relationId } = await somePerson(world, organisation(world));
  return { path: { personId: id, relationId }, body: { reason: 'Niet meer nodig' } };
};

export const personExamples: Examples = {
  'person.register': {
    own: ({ house }) => ({ body: aPersonBody(house), headers: { 'idempotency-key': randomUUID() } }),
  },
  'person.search': { own: () => ({ body: { familyName: 'Niemand', birthDate: '1980-01-01' } }) },
  'person.read': about(),
  'person.reveal': about(),
  'person.correct': about(({ house }) => ({
    body: { ...aPersonBody(house), reason: 'Verkeerd overgenomen' },
    headers: { 'if-match': '"1"' },
  })),
  'person.breakGlass': about(() => ({ body: emergencyBody })),
  'relation.candidates': about(),
  // A random account fits nobody: the administrator of the organisation may ask, and is told so.
  'relation.add': { ...about(() => ({ body: { accountId: randomUUID(), basis: 'treatment' } })), fine: [400, 403] },
  'relation.end': {
    own: relationOf((world) => world.own),
    foreign: relationOf((world) => world.foreign),
    fine: [403],
  },
  'notice.list': { own: () => ({}) },
  'notice.count': { own: () => ({}) },
  'notice.seen': {
    own: async (world) => ({ path: { noticeId: await someNotice(world, world.own) } }),
    foreign: async (world) => ({ path: { noticeId: await someNotice(world, world.foreign) } }),
    everywhere: ['privacyOfficer'],
  },
};
