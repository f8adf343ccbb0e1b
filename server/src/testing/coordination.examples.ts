import { randomUUID } from 'node:crypto';
import type { Rung } from '@ketenzicht/shared/coordination';
import type { Role } from '@ketenzicht/shared/kernel';
import type { Asked, Example, Examples } from './example.js';
import { today } from './placing.js';
import type { World } from './world.js';

interface Given {
  rung?: Rung;
  state?: 'open' | 'paused' | 'closed';
}
type Making = (world: World, caseId: string) => Promise<Asked> | Asked;

async function elsewhere({ db, house }: World): Promise<string> {
  const id = `${house.register.id}/south`;
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) values ($1, $2, 'arrondissement', 'S', 'South', '2000-01-01') on conflict do nothing`,
    [id, house.register.id],
  );
  return id;
}

/** Put there as if it was opened; owned by everybody's colleague of now, so that whoever asks may act on their own. */
async function givenCase(world: World, role: Role, isForeign: boolean, given: Given): Promise<string> {
  const { db, house, own, foreign } = world;
  const { state = 'open', rung = isForeign ? 'provider' : rungFor(role) } = given;
  const [id, organisation] = [randomUUID(), isForeign ? foreign : own];
  const regionId = isForeign ? await elsewhere(world) : house.register.regionId;
  const owner = await world.somebody('provider', organisation);
  await db.query(
    `insert into coordination.case_file (id, directory_id, reference, kind, title, urgency, region_id, state, rung, rung_since, deadline, paused_until, pause_reason, paused_at, left_minutes,
       owner_id, opened_by, organisation_id, opened_at, party_ids, closed_at, outcome)
     select $1::uuid, $2::text, $1::text, 'knelpunt', 'Geen plek op niveau 2', 'regular', $3::text, $4::text, $5::text, now(), case when $4 = 'open' then now() + interval '9 days' end,
       case when $4 = 'paused' then now() + interval '9 days' end, case when $4 = 'paused' then 'waitsForBed' end, case when $4 = 'paused' then now() end, case when $4 = 'paused' then 60 end,
       $6::uuid, $6::uuid, $7::uuid, now(), array[$6::uuid], case when $4 = 'closed' then now() end, case when $4 = 'closed' then 'accepted' end`,
    [id, house.register.id, regionId, state, rung, owner.id, organisation.id],
  );
  await db.query(
    `insert into coordination.case_step (case_id, at, kind, region_id, rung, party_ids) values ($1, now(), 'opened', '', '', '{}')`,
    [id],
  );
  return id;
}

/** Where this role may move a case that it does not own. */
const rungFor = (role: Role): Rung => {
  if (role === 'adviser' || role === 'ministry') return 'ministry';
  return role === 'nationalCoordinator' ? 'national' : 'region';
};

/**
 * A provider and a referrer see what they brought and move what they own, which somebody who is new to the matrix does not: `cases.pg.test.ts` asks as
 * them. The coordination point helps everywhere.
 */
const moving = (make: Making, given: Given = {}): Example => ({
  own: async (world, role) => make(world, await givenCase(world, role, false, given)),
  foreign: async (world, role) => make(world, await givenCase(world, role, true, given)),
  everywhere: ['nationalCoordinator'],
  nowhere: ['provider', 'referrer'],
  fine: [409],
});
const seeing = (make: Making, given: Given = {}): Example => ({ ...moving(make, given), nowhere: ['referrer'] });

const seen = { 'if-match': '"0"' };
const act = (body: object = {}, given: Given = {}): Example =>
  moving((_, caseId) => ({ path: { caseId }, headers: seen, body }), given);
const on =
  (body?: (world: World) => object): Making =>
  (world, caseId) => ({
    path: { caseId },
    ...(body && { body: body(world) }),
  });

const aTask: Making = async ({ db }, caseId) => {
  const taskId = randomUUID();
  await db.query(
    `insert into coordination.case_task (id, case_id, text, owner_name, due_on, made_at, region_id, rung, party_ids) values ($1, $2, 'Bel', 'Iemand', now(), now(), '', '', '{}')`,
    [taskId, caseId],
  );
  return { path: { taskId }, body: {} };
};
const aConference: Making = async ({ db }, caseId) => {
  const conferenceId = randomUUID();
  await db.query(
    `insert into coordination.case_conference (id, case_id, at, invited, region_id, rung, party_ids) values ($1, $2, now(), '{Gemeente}', '', '', '{}')`,
    [conferenceId, caseId],
  );
  return { path: { conferenceId }, body: { decisions: 'De afdeling houdt een plek vrij.' } };
};
const aParticipant: Making = async (world, caseId) => {
  const { id: accountId } = await world.somebody('adviser');
  await world.db.query('update coordination.case_file set party_ids = party_ids || $2::uuid where id = $1', [
    caseId,
    accountId,
  ]);
  return { path: { caseId, accountId } };
};
const aLink: Making = async (world, caseId) => {
  const linkId = world.ward();
  const links = JSON.stringify([{ kind: 'ward', id: linkId }]);
  await world.db.query('update coordination.case_file set links = $2 where id = $1', [caseId, links]);
  return { path: { caseId, kind: 'ward', linkId } };
};

const opened = ({ house }: World) => ({
  kind: 'knelpunt',
  title: 'Geen plek op niveau 2',
  regionId: house.register.regionId,
});

export const coordinationExamples: Examples = {
  'knelpunt.list': { own: () => ({}) },
  'knelpunt.open': { own: (world) => ({ body: opened(world) }) },
  'knelpunt.read': seeing(on()),
  'knelpunt.note': seeing(on(() => ({ text: 'Wij zoeken verder.' }))),
  'knelpunt.climb': act(),
  'knelpunt.lower': act({ reason: 'solvableLocally' }),
  'knelpunt.pause': act({ reason: 'waitsForBed', until: today(3) }),
  'knelpunt.resume': act({}, { state: 'paused' }),
  'knelpunt.take': act(),
  'knelpunt.hand': {
    ...moving(async (world, caseId) => ({
      path: { caseId },
      headers: seen,
      body: { ownerId: (await world.somebody('chainDirector')).id },
    })),
    fine: [400],
  },
  'knelpunt.task': seeing(on(() => ({ text: 'Bel de verzekeraar', ownerName: 'Bureaudienst', dueOn: today(1) }))),
  'knelpunt.done': seeing(aTask),
  'knelpunt.find': moving(on(() => ({ text: 'een' }))),
  'knelpunt.invite': moving(async (world, caseId) => ({
    path: { caseId },
    body: { accountId: (await world.somebody('adviser')).id },
  })),
  'knelpunt.dismiss': moving(aParticipant),
  'knelpunt.confer': moving(on(() => ({ at: new Date(Date.now() + 3_600_000).toISOString(), invited: ['Gemeente'] }))),
  'knelpunt.decide': moving(aConference),
  'knelpunt.intervene': act({ verb: 'mediated' }),
  'knelpunt.link': moving(on((world) => ({ kind: 'ward', id: world.ward() }))),
  'knelpunt.unlink': moving(aLink),
  'knelpunt.answer': act({ text: 'Ja, dat mag.' }),
  'knelpunt.findAnswers': { own: () => ({ body: { q: 'overleg' } }) },
  'knelpunt.close': act({ outcome: 'accepted', cause: 'noBed' }),
  'knelpunt.reopen': act({ reason: 'mistake' }, { state: 'closed' }),
  'knelpunt.watch': seeing(on(() => ({}))),
};
