import type { Examples } from './example.js';
import { firstWrite, type World } from './world.js';

const own = (world: World) => ({ path: { unitId: world.ward() } });
const foreign = (world: World) => ({ path: { unitId: world.foreignWard() } });
const body = { ready: 3, readyLong: 1, causes: { protectedLiving: 2 } };

export const stepdownExamples: Examples = {
  'ready.read': { own, foreign },
  'ready.report': {
    own: (world) => ({ ...own(world), body, headers: firstWrite() }),
    foreign: (world) => ({ ...foreign(world), body, headers: firstWrite() }),
  },
};
