import { randomUUID } from 'node:crypto';
import type { Asked, Examples } from './example.js';
import type { World } from './world.js';

/** A region of the ketenveldnorm; `covers` says whose it is. */
export async function aProgrammeRegion(
  { db, own }: Pick<World, 'db' | 'own'>,
  covers: readonly string[],
): Promise<string> {
  const code = randomUUID().slice(0, 8);
  const id = `kv:${code}`;
  await db.query(
    `insert into reference.region (id, directory_id, scheme, code, name, assumed, valid_from) values ($1, $2, 'ketenveldnorm', $3, $3, true, '2000-01-01')`,
    [id, own.register.id, code],
  );
  await db.query(
    `insert into ketenveldnorm.programme_region (region_id, covers, changed_at) values ($1, $2, '2026-01-01')`,
    [id, covers],
  );
  return id;
}

const change = (regionId: string): Asked => ({
  path: { regionId },
  headers: { 'if-match': '"0"' },
  body: { leadProvider: 'Voorbeeld', partners: [], startedOn: null, target: 20, steps: [] },
});

export const followingFiguresExamples: Examples = {
  'following.figures': { own: () => ({ query: '?from=2026-Q1&to=2026-Q2' }) },
  'programme.read': { own: () => ({}) },
  'programme.change': {
    own: async (world) => change(await aProgrammeRegion(world, [world.own.register.regionId])),
    foreign: async (world) => change(await aProgrammeRegion(world, [])),
    everywhere: ['nationalCoordinator'],
  },
};
