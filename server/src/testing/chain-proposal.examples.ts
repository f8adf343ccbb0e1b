import { randomUUID } from 'node:crypto';
import { givenChain } from './chains.js';
import type { Asked, Example, Examples } from './example.js';
import { today } from './placing.js';
import { someWait } from './waiting.js';
import type { World } from './world.js';

type State = 'proposed' | 'agreed';
interface Given {
  state?: State;
  done?: boolean;
}

async function elsewhere({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

/** Of a ward of the asker, or of another organisation in another region. */
const on = (
  body: object | undefined,
  { state = 'proposed', done = false }: Given = {},
  more: Record<string, string> = {},
): Example => {
  const about =
    (isForeign: boolean) =>
    async (world: World): Promise<Asked> => {
      const unitId = isForeign ? world.foreignWard() : world.ward();
      const { id: by } = await world.somebody('nationalCoordinator');
      const at = new Date();
      const [waitId] = await someWait(world.db, by, [
        { unitId, readySince: today(-10), ...(done && { endedOn: today() }) },
      ]);
      if (done)
        await world.db.query('update stepdown.wait set ended_at = $2, version = version + 1 where id = $1', [
          waitId,
          at,
        ]);
      const chainId = await givenChain(world.db, world.house, {
        by,
        unitId,
        state,
        done,
        at,
        waitId: String(waitId),
        ...(isForeign && { regionId: await elsewhere(world) }),
      });
      return { path: { chainId, ...more }, body };
    };
  return { own: about(false), foreign: about(true), everywhere: ['nationalCoordinator'], nowhere: ['referrer'] };
};
const step = { place: '1' };

export const chainProposalExamples: Examples = {
  'chain.mine': { own: () => ({}) },
  // Nobody waits there: whoever may propose hears that it has moved on.
  'chain.propose': {
    own: () => ({
      body: {
        kind: 'path',
        moves: [{ who: { kind: 'wait', id: randomUUID() }, to: { kind: 'ward', unitId: randomUUID() } }],
      },
      headers: { 'idempotency-key': randomUUID() },
    }),
    fine: [409],
  },
  'chain.read': on(undefined),
  // Whoever helps sees the chain, and has no side of the step: the same answer as for what is not there.
  'chain.say': { ...on({ said: 'yes' }, {}, step), nowhere: ['referrer', 'chainDirector', 'nationalCoordinator'] },
  'chain.carry': {
    ...on({ alreadyCounted: true }, { state: 'agreed' }, step),
    nowhere: ['referrer', 'chainDirector', 'nationalCoordinator'],
  },
  'chain.undo': {
    ...on({}, { state: 'agreed', done: true }),
    nowhere: ['referrer', 'chainDirector', 'nationalCoordinator'],
  },
  'chain.withdraw': on({ reason: 'movedOn' }),
};
