import { randomUUID } from 'node:crypto';
import { aboutSomebody, agreement, reach, someArrangement, wholeContent } from './arranging.js';
import type { Asked, Example, Examples } from './example.js';
import { today } from './placing.js';
import type { World } from './world.js';

type State = 'concept' | 'agreed' | 'ended';
const versions = { concept: 0, agreed: 1, ended: 2 } as const;

/** Of the asking organisation, or of another. */
const on = (state: State, body?: () => unknown, isNight = false): Example => {
  const about =
    (isForeign: boolean) =>
    async (world: World): Promise<Asked> => {
      const organisation = isForeign ? world.foreign : world.own;
      const { id: by } = await world.somebody('provider', organisation);
      const { id, nightId } = await someArrangement(world.db, organisation, { by, state });
      return {
        path: { arrangementId: id, ...(isNight && { nightId }) },
        headers: { 'if-match': `"${versions[state]}"` },
        ...(body && { body: body() }),
      };
    };
  return { own: about(false), foreign: about(true) };
};

export const arrangingExamples: Examples = {
  'arrangement.list': { own: () => ({}) },
  'arrangement.open': {
    own: () => ({ body: { about: aboutSomebody() }, headers: { 'idempotency-key': randomUUID() } }),
  },
  'arrangement.read': on('agreed'),
  'arrangement.change': on('agreed', () => wholeContent(reach())),
  'arrangement.agree': on('concept', () => agreement()),
  'arrangement.nights': on('agreed', () => ({ nights: [today(20)] })),
  'arrangement.cancelNight': on('agreed', () => ({}), true),
  'arrangement.end': on('agreed', () => ({ how: 'moved', on: today() })),
  'arrangement.undo': on('ended', () => ({})),
};
