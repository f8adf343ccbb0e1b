import { randomUUID } from 'node:crypto';
import type { Asked, Example, Examples } from './example.js';
import { today } from './placing.js';
import { aWaitBody, someWait } from './waiting.js';
import type { World } from './world.js';

type Making = (world: World) => Omit<Asked, 'path' | 'headers'>;

/** Somebody who waits on a ward of the asker, or of another organisation in another region. */
const on = (make: Making = () => ({}), given: 'waiting' | 'ended' = 'waiting'): Example => {
  const about =
    (isForeign: boolean) =>
    async (world: World): Promise<Asked> => {
      const unitId = isForeign ? world.foreignWard() : world.ward();
      const { id: maker } = await world.somebody('provider');
      const [id] = await someWait(world.db, maker, [
        {
          unitId,
          readySince: today(-10),
          ...(given === 'ended' && { endedOn: today() }),
          ...(isForeign && { regionId: await elsewhere(world) }),
        },
      ]);
      if (given === 'ended')
        await world.db.query('update stepdown.wait set ended_at = now(), version = version + 1 where id = $1', [id]);
      return {
        path: { waitId: String(id) },
        headers: { 'if-match': given === 'ended' ? '"1"' : '"0"' },
        ...make(world),
      };
    };
  return { own: about(false), foreign: about(true), everywhere: ['nationalCoordinator'] };
};

async function elsewhere({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

const open = (unitId: string, world: World): Asked => ({
  body: aWaitBody(world.house, unitId),
  headers: { 'idempotency-key': randomUUID() },
});

export const waitingExamples: Examples = {
  'wait.list': { own: () => ({}) },
  'wait.open': {
    own: (world) => open(world.ward(), world),
    foreign: (world) => open(world.foreignWard(), world),
  },
  'wait.read': on(),
  'wait.change': on((world) => {
    const { unitId: _, ...body } = aWaitBody(world.house, '');
    return { body };
  }),
  'wait.expect': on(() => ({ body: { expectedOn: today(30) } })),
  'wait.end': on(() => ({ body: { how: 'left', on: today(), leftTo: 'ribw' } })),
  'wait.undo': on(() => ({ body: {} }), 'ended'),
  'outflow.figures': { own: () => ({}) },
};
