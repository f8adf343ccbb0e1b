import { randomUUID } from 'node:crypto';
import type { Asked, Examples } from './example.js';
import type { Organisation } from './given.js';
import { someoneFollowed } from './given-caseload.js';
import { today } from './placing.js';
import type { World } from './world.js';

async function planFor(world: World, organisation: Organisation): Promise<Asked> {
  const owner = await world.somebody('provider', organisation);
  const { id } = await someoneFollowed(world.db, organisation, owner.id);
  return { headers: { 'idempotency-key': randomUUID() }, body: { trajectoryIds: [id], kind: 'visit', on: today(3) } };
}

/** Whoever asks in the matrix is new: they see the card of their own organisation and region, and follow nobody yet. `caseload.pg.test.ts` asks as who does. */
export const caseloadExamples: Examples = {
  'caseload.read': { own: () => ({}) },
  'caseload.plan': {
    own: (world) => planFor(world, world.own),
    foreign: async (world) => {
      const asked = await planFor(world, world.foreign);
      await elsewhere(world, asked);
      return asked;
    },
    fine: [403],
  },
};

/** Where nobody who asks works. */
async function elsewhere({ db, house }: World, { body }: Asked): Promise<void> {
  const regionId = `${house.register.id}/far`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'F', 'Far', '2000-01-01') on conflict do nothing`,
    [regionId, house.register.id],
  );
  const { trajectoryIds } = body as { trajectoryIds: string[] };
  await db.query('update ketenveldnorm.trajectory set region_id = $2, version = version + 1 where id = $1', [
    trajectoryIds[0],
    regionId,
  ]);
}
