import { randomUUID } from 'node:crypto';
import { caseCardSchema, caseFileSchema, type CaseCard, type CaseFile } from '@ketenzicht/shared/coordination';
import { z } from 'zod';
import type { Answer, Api } from './api.js';
import type { House } from './house.js';

/** A sound case in the house's own region; about nobody in particular. */
export const aCaseBody = (house: Pick<House, 'register'>, more: object = {}): Record<string, unknown> => ({
  kind: 'knelpunt',
  title: 'Geen plek op niveau 2 in de regio',
  urgency: 'regular',
  regionId: house.register.regionId,
  ...more,
});

export const tryOpen = (api: Api, body: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/cases', { body, headers: { 'idempotency-key': key } });

function good(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 400)}`);
  return answer;
}

export const openCase = async (api: Api, house: Pick<House, 'register'>, more: object = {}): Promise<CaseFile> =>
  good(await tryOpen(api, aCaseBody(house, more))).as(caseFileSchema);

export const fileOfCase = async (api: Api, id: string): Promise<CaseFile> =>
  good(await api.get(`/api/v1/cases/${id}`)).as(caseFileSchema);

export const desk = async (api: Api, query = ''): Promise<CaseCard[]> =>
  good(await api.get(`/api/v1/cases${query}`)).as(z.array(caseCardSchema));

export const tryMove = (
  api: Api,
  { id, version }: { id: string; version: number },
  verb: string,
  body: object = {},
): Promise<Answer> =>
  api.call('POST', `/api/v1/cases/${id}/_${verb}`, { body, headers: { 'if-match': `"${version}"` } });

export const move = async (
  api: Api,
  which: { id: string; version: number },
  verb: string,
  body: object = {},
): Promise<CaseFile> => good(await tryMove(api, which, verb, body)).as(caseFileSchema);

export const around = (api: Api, method: string, path: string, body?: object): Promise<Answer> =>
  api.call(method, `/api/v1/${path}`, body === undefined ? {} : { body });

export const kindsOf = ({ steps }: CaseFile): string[] => steps.map(({ kind }) => kind);
