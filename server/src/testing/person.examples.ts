import { randomUUID } from 'node:crypto';
import { roles } from '@ketenzicht/shared/kernel';
import { anotherOrganisation, aPerson, somebody } from './care.js';
import type { Example, Examples } from './example.js';
import type { World } from './world.js';

/** A person whom nobody who asks follows; whoever does follow one is tried in `person.pg.test.ts`. */
async function stranger(world: World): Promise<string> {
  const keeper = await somebody(world.house, 'provider', { organisation: await anotherOrganisation(world.house) });
  return (await aPerson(world.house, keeper)).id;
}

const example = (more: () => object = () => ({})): Example => ({
  own: () => ({ path: { personId: randomUUID() }, ...more() }),
  foreign: async (world) => ({ path: { personId: await stranger(world) }, ...more() }),
  nowhere: roles,
  // The officer oversees everyone; a director learns that somebody of the own region is there, and no more.
  everywhere: ['privacyOfficer', 'chainDirector'],
});

export const personExamples: Examples = {
  'person.read': example(),
  'person.reveal': example(),
  'person.correct': example(() => ({
    headers: { 'if-match': '"1"' },
    body: { familyName: 'Verzonnen', birthDate: '1980-02-29', regionId: 'somewhere', reason: 'verbeterd' },
  })),
};
