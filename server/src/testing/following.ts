import { randomUUID } from 'node:crypto';
import { addLocalDays } from '@ketenzicht/shared/kernel';
import {
  criteria,
  trajectoryFileSchema,
  trajectorySchema,
  type Trajectory,
  type TrajectoryFile,
} from '@ketenzicht/shared/ketenveldnorm';
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
