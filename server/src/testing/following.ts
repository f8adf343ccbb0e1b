import { randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import {
  criteria,
  trajectoryFileSchema,
  trajectorySchema,
  type Trajectory,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
import type { SealedColumn } from '../platform/keys/sealed-columns.js';
import type { Answer, Api } from './api.js';
import { aPerson, type Somebody } from './care.js';
import type { House } from './house.js';

/** All criteria met, unless said otherwise. */
export const aChecklist = (more: object = {}): object => ({
  ...Object.fromEntries(criteria.map((one) => [one, { answer: 'met', words: null }])),
  ...more,
});

export const tryReport = (api: Api, body: object, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/trajectories', { body, headers: { 'idempotency-key': key } });

/** Registered and reported by whoever is asked. */
export async function aReport(house: House, by: Somebody, more: object = {}): Promise<Trajectory> {
  const { id: personId } = await aPerson(house, by);
  const body = { personId, regionId: house.register.regionId, words: 'Keert steeds terug zonder vaste plek.', ...more };
  const answer = await tryReport(by.api, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.as(trajectorySchema);
}

type Which = Pick<Trajectory, 'id' | 'version'>;
export const tryMoveOn = (api: Api, { id, version }: Which, move: string, body: object): Promise<Answer> =>
  api.call('POST', `/api/v1/trajectories/${id}/_${move}`, { body, headers: { 'if-match': `"${version}"` } });

export async function moveOn(api: Api, which: Which, move: string, body: object): Promise<Trajectory> {
  const answer = await tryMoveOn(api, which, move, body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.as(trajectorySchema);
}

export const fileOfTrajectory = async (api: Api, { id }: { id: string }): Promise<TrajectoryFile> =>
  (await api.get(`/api/v1/trajectories/${id}`)).as(trajectoryFileSchema);

export const toTable = (tableOn: string, more: object = {}) => ({
  to: 'table',
  tableOn,
  checklist: aChecklist(),
  ...more,
});

/** Included on this day, with a contact every fortnight. */
export const anInclusion = (house: House, on: string, more: object = {}) => ({
  decision: 'included',
  on,
  present: ['Gemeente', 'Zorg- en Veiligheidshuis'],
  providerId: house.organisation.id,
  directors: [{ role: 'processDirector', name: 'Pietje Precies', accountId: null }],
  nextContactOn: addLocalDays(on, 14),
  plan: { intervalDays: 14, agreedWith: ['Betrokkene'], words: 'Wonen, dagbesteding en elke twee weken contact.' },
  words: null,
  ...more,
});

/** Reported by one, included by the other, who must be the owner. */
export async function aFollowed(house: House, by: Somebody, director: Api, on: string, more: object = {}) {
  const reported = await aReport(house, by);
  const triaged = await moveOn(director, reported, 'triage', toTable(on));
  return moveOn(director, triaged, 'decide', anInclusion(house, on, more));
}

/** A road with a line in every table that hangs under it, for whoever asks what is kept about this person. */
export async function followEverywhere(
  house: House,
  { by, director, personId, seal }: { by: Somebody; director: Api; personId: string; seal: Seal },
): Promise<Trajectory> {
  const on = localDate(new Date());
  const body = { personId, regionId: house.register.regionId, words: 'Keert steeds terug zonder vaste plek.' };
  const reported = (await tryReport(by.api, body)).as(trajectorySchema);
  const triaged = await moveOn(director, reported, 'triage', toTable(on));
  const one = await moveOn(director, triaged, 'decide', anInclusion(house, on));
  const under = async (table: string, columns: Record<string, unknown>) => {
    const all = { organisation_id: one.organisationId, trajectory_id: one.id, ...columns };
    await house.db.query(
      `insert into ketenveldnorm.${table} (${Object.keys(all).join(', ')}) values (${Object.keys(all)
        .map((_, at) => `$${at + 1}`)
        .join(', ')})`,
      Object.values(all),
    );
  };
  const made = { made_at: new Date(), made_by: by.id };
  const id = () => ({ id: randomUUID(), ...made });
  type Table = 'legal_title' | 'payer_period' | 'care_period' | 'goal' | 'handover';
  const words = (table: Table) => seal(`ketenveldnorm.${table}.words`, `Zin over ${table}.`, one.id);
  await under('legal_title', { ...id(), kind: 'cm', from_on: on, computed: true, words: words('legal_title') });
  await under('payer_period', { ...id(), payer: 'wlz', from_on: on, words: words('payer_period') });
  await under('care_period', { ...id(), kind: 'home', from_on: on, words: words('care_period') });
  await under('goal', { ...id(), area: 'housing', state: 'open', changed_at: new Date(), words: words('goal') });
  await under('score', { ...made, on_day: on, scores: { housing: 2 } });
  const card = seal('ketenveldnorm.crisis_card.card', JSON.stringify({ signs: [] }), one.id);
  await under('crisis_card', { ...made, version: 1, card });
  const owners = { from_owner_id: by.id, to_owner_id: one.owner.id, from_region_id: 'a', to_region_id: 'b' };
  const handed = { state: 'withdrawn', reason: 'moved', proposed_at: new Date(), answered_at: new Date(), due_on: on };
  await under('handover', { id: randomUUID(), ...owners, ...handed, words: words('handover') });
  return one;
}
type Seal = (column: SealedColumn, plain: string, row: string) => string;
