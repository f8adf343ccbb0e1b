import { randomUUID } from 'node:crypto';
import type { Role } from '@ketenzicht/shared/kernel';
import type { Asked, Examples } from './example.js';
import type { Organisation } from './given.js';
import { someoneFollowed } from './given-followed.js';
import { today } from './placing.js';
import type { World } from './world.js';

/** Whoever asks in the matrix is new: what is theirs holds everybody of their role and organisation as taking part. */
async function planFor(world: World, organisation: Organisation, partyIds: readonly string[]): Promise<Asked> {
  const owner = await world.somebody('provider', organisation);
  const { id } = await someoneFollowed(world.db, organisation, owner.id, { partyIds });
  return { headers: { 'idempotency-key': randomUUID() }, body: { trajectoryIds: [id], kind: 'visit', on: today(3) } };
}
const everybody = async (world: World, role: Role): Promise<string[]> => {
  const { rows } = await world.db.query<{ id: string }>('select id from identity.account where role = $1', [role]);
  return rows.map(({ id }) => id);
};

export const caseloadExamples: Examples = {
  'caseload.read': { own: () => ({}) },
  'caseload.plan': {
    own: async (world, role) => planFor(world, world.own, await everybody(world, role)),
    foreign: async (world) => {
      const asked = await planFor(world, world.foreign, []);
      await elsewhere(world, asked);
      return asked;
    },
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
