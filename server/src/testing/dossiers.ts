import { randomUUID } from 'node:crypto';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { dossierFileSchema, dossierSchema, type Dossier, type DossierFile } from '@ketenzicht/shared/safetynet';
import type pg from 'pg';
import { z } from 'zod';
import type { Answer, Api } from './api.js';
import type { Register } from './given.js';
import type { House } from './house.js';

const path = '/api/v1/payment-dossiers';
const today = () => localDate(new Date());

/** An open window for this register, so that a claim of now is possible. */
export async function aWindow(
  db: pg.Pool,
  register: Register,
  fromOn = '2020-01-01',
  untilOn = '2099-12-31',
): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into safetynet.advance_window (id, directory_id, from_on, until_on, source, made_at) values ($1, $2, $3, $4, 'Verzonnen voor de test', now())
     on conflict do nothing`,
    [id, register.id, fromOn, untilOn],
  );
  return id;
}

let codes = 0;
/** Ten days of € 450,00; about nobody. */
export const aClaimBody = (house: Pick<House, 'register'>, more: object = {}): Record<string, unknown> => ({
  regionId: house.register.regionId,
  fromOn: addLocalDays(today(), -20),
  untilOn: addLocalDays(today(), -10),
  dayCents: 45_000,
  totalCents: 450_000,
  lines: [
    { tariff: 'Verblijf niveau 2', cents: 40_000 },
    { tariff: 'Toeslag beveiliging', cents: 5_000 },
  ],
  payers: [
    { kind: 'municipality', name: 'Gemeente Voorbeeld' },
    { kind: 'insurer', name: 'Verzekeraar Voorbeeld' },
  ],
  pseudonym: `A${++codes}`,
  ...more,
});

export const tryClaim = (api: Api, body: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', path, { body, headers: { 'idempotency-key': key } });

function good(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 400)}`);
  return answer;
}

export const claim = async (api: Api, house: Pick<House, 'register'>, more: object = {}): Promise<DossierFile> =>
  good(await tryClaim(api, aClaimBody(house, more))).as(dossierFileSchema);

export const fileOfDossier = async (api: Api, id: string): Promise<DossierFile> =>
  good(await api.get(`${path}/${id}`)).as(dossierFileSchema);

export const dossiers = async (api: Api): Promise<Dossier[]> => good(await api.get(path)).as(z.array(dossierSchema));

type Which = Pick<Dossier, 'id' | 'version'>;
export const tryDo = (api: Api, { id, version }: Which, act: string, body: object = {}): Promise<Answer> =>
  api.call('POST', `${path}/${id}/${act}`, { body, headers: { 'if-match': `"${version}"` } });

export const does = async (api: Api, which: Which, act: string, body: object = {}): Promise<DossierFile> =>
  good(await tryDo(api, which, act, body)).as(dossierFileSchema);
