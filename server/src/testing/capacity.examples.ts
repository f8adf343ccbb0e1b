import type { Examples } from './example.js';
import { firstWrite, type World } from './world.js';

const own = (world: World) => ({ path: { unitId: world.ward() } });
const foreign = (world: World) => ({ path: { unitId: world.foreignWard() } });
const report = { body: { operational: 10, occupied: 7 } };
const effort = { body: { seconds: 12, action: 'saved' } };

export const capacityExamples: Examples = {
  'board.read': { own: () => ({}) },
  'unit.read': { own, foreign },
  'capacity.history': { own, foreign },
  'capacity.report': {
    own: (world) => ({ ...own(world), ...report, headers: firstWrite() }),
    foreign: (world) => ({ ...foreign(world), ...report, headers: firstWrite() }),
  },
  // A ward without a figure has nothing to confirm, and only its own people are told so.
  'capacity.confirm': {
    own: (world) => ({ ...own(world), headers: firstWrite() }),
    foreign: (world) => ({ ...foreign(world), headers: firstWrite() }),
    fine: [409],
  },
  'effort.note': {
    own: (world) => ({ ...own(world), ...effort }),
    foreign: (world) => ({ ...foreign(world), ...effort }),
  },
  'effort.read': { own, foreign },
  'changes.read': { own: () => ({ query: '?since=0' }) },
};
