import type { Examples } from './example.js';

const phone = { body: { phone: '+31301234567' } };

export const bedbaseExamples: Examples = {
  'proposals.list': { own: () => ({}) },
  'ward.base': {
    own: (world) => ({ path: { unitId: world.ward() } }),
    foreign: (world) => ({ path: { unitId: world.foreignWard() } }),
  },
  'ward.phone': {
    own: (world) => ({ path: { unitId: world.ward() }, ...phone }),
    foreign: (world) => ({ path: { unitId: world.foreignWard() }, ...phone }),
  },
};
