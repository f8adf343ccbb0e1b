import { randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { aPerson } from './care.js';
import type { Asked, Example, Examples } from './example.js';
import { aChecklist, anInclusion, tryReport } from './following.js';
import { today } from './placing.js';
import type { World } from './world.js';

/** Somebody who is reported by a nurse of the organisation, and followed by a director of its region; the other organisation's in a region of its own. */
async function someTrajectory(world: World, isForeign: boolean): Promise<string> {
  const nurse = await world.somebody('provider', isForeign ? world.foreign : world.own);
  const regionId = isForeign ? await anotherRegion(world) : world.house.register.regionId;
  const { id: personId } = await aPerson(world.house, nurse, { regionId });
  const answer = await tryReport(nurse.api, { personId, regionId, words: 'Keert steeds terug.' });
  return must((JSON.parse(answer.text) as { id?: string }).id, answer.text);
}

async function anotherRegion({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

/** Whoever directs the region or works for the holder sees the card; the file opens for the owner and for who takes part, and anybody else is told so: 403. */
const about = (more: (world: World) => Omit<Asked, 'path'> = () => ({})): Example => ({
  own: async (world) => ({ path: { trajectoryId: await someTrajectory(world, false) }, ...more(world) }),
  foreign: async (world) => ({ path: { trajectoryId: await someTrajectory(world, true) }, ...more(world) }),
  fine: [400, 403, 409],
});
const move = (body: (world: World) => object): Example =>
  about((world) => ({ headers: { 'if-match': '"0"' }, body: body(world) }));

const plan = { intervalDays: 14, agreedWith: [], words: 'Elke twee weken contact.' };

export const followingExamples: Examples = {
  'trajectory.list': { own: () => ({}) },
  'trajectory.find': { own: () => ({ body: { personId: randomUUID() } }) },
  'trajectory.report': {
    own: async (world) => {
      const nurse = await world.somebody('provider');
      const { id: personId } = await aPerson(world.house, nurse);
      return { body: { personId, regionId: world.house.register.regionId, words: 'Keert steeds terug.' } };
    },
    // Reporting opens no file: whoever has no relation with this very person is told so.
    fine: [403],
  },
  'trajectory.read': about(),
  'trajectory.triage': move(() => ({ to: 'table', tableOn: today(7), checklist: aChecklist() })),
  'trajectory.decide': move(({ house }) => anInclusion(house, today(0))),
  'trajectory.plan': move(() => ({ ...plan, nextContactOn: today(7) })),
  'trajectory.evaluate': move(() => ({
    outcome: 'continue',
    on: today(0),
    nextContactOn: today(7),
    words: 'Het gaat beter.',
  })),
  'trajectory.end': move(() => ({ ground: 'emigration', on: today(0), words: 'Woont nu in het buitenland.' })),
  'trajectory.answerEnd': move(() => ({ agree: true, words: null })),
  'trajectory.join': move(() => ({ reason: 'absent', words: null })),
  'trajectory.findColleague': about(() => ({ body: { text: 'een' } })),
  'trajectory.askAlong': move(() => ({ accountId: randomUUID() })),
  'trajectory.letGo': move(() => ({ accountId: randomUUID() })),
};
