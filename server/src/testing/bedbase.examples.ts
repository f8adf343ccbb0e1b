import { wardFieldsSchema, proposalSchema } from '@ketenzicht/shared/bedbase';
import type { Example, Examples } from './example.js';
import type { Organisation } from './given.js';
import type { World } from './world.js';

const phone = { body: { phone: '+31301234567' } };
const seen = { 'if-match': '"0"' };

export const wardFields = wardFieldsSchema.parse({
  name: 'Nieuwe Afdeling',
  places: 8,
  setting: 'FPA',
  securityLevel: null,
  careIntensity: null,
  targetGroups: [],
  sex: 'all',
  ageMin: 18,
  ageMax: null,
  titles: [],
  payers: [],
  phone: '+31301234567',
});

/** Made by a colleague, who is never the one who decides. */
export async function someProposal(world: World, organisation: Organisation): Promise<string> {
  const { api } = await world.somebody('organisationAdministrator', organisation);
  const body = { kind: 'open', locationId: organisation.locationId, ward: wardFields, reason: 'Er is verbouwd.' };
  return (await api.call('POST', '/api/v1/ward-proposals', { body })).as(proposalSchema).id;
}

const proposal = (more: object = {}): Example => {
  const of = (organisation: (world: World) => Organisation) => async (world: World) => ({
    path: { proposalId: await someProposal(world, organisation(world)) },
    headers: seen,
    ...more,
  });
  return { own: of((world) => world.own), foreign: of((world) => world.foreign) };
};

const closing = (wardId: string) => ({ body: { kind: 'close', wardId, reason: 'De afdeling gaat dicht.' } });

export const bedbaseExamples: Examples = {
  'proposals.list': { own: () => ({}) },
  'proposal.make': { own: (world) => closing(world.ward()), foreign: (world) => closing(world.foreignWard()) },
  'proposal.withdraw': proposal(),
  'proposal.approve': proposal(),
  'proposal.refuse': proposal({ body: { reason: 'Er is geen personeel voor.' } }),
  'ward.base': {
    own: (world) => ({ path: { unitId: world.ward() } }),
    foreign: (world) => ({ path: { unitId: world.foreignWard() } }),
  },
  'ward.phone': {
    own: (world) => ({ path: { unitId: world.ward() }, ...phone }),
    foreign: (world) => ({ path: { unitId: world.foreignWard() }, ...phone }),
  },
};
