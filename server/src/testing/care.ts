import { randomUUID } from 'node:crypto';
import { must, type Role } from '@ketenzicht/shared/kernel';
import type { House } from './house.js';
import { Api, type Answer } from './api.js';
import { aRegister, anAccount, anOrganisation, type GivenAccount, type Organisation } from './given.js';

export interface Somebody extends GivenAccount {
  api: Api;
}

interface Who {
  organisation?: Organisation;
  name?: string;
  regionIds?: string[];
  loggedInAt?: Date;
}

/** Somebody who has logged in: of the house's organisation and region, unless said otherwise. */
export async function somebody(house: House, role: Role, who: Who = {}): Promise<Somebody> {
  const { organisation = house.organisation, regionIds = [house.register.regionId], ...more } = who;
  const owns = role === 'provider' || role === 'organisationAdministrator';
  const account = await anAccount(house.db, {
    role,
    register: house.register,
    ...(owns && { organisation }),
    ...((role === 'chainDirector' || who.regionIds) && { regionIds }),
    ...more,
  });
  return { ...account, api: new Api(house.url, account.token) };
}

/** Another organisation of the same register, in a region that nobody else here works in. */
export const anotherOrganisation = async (house: House): Promise<Organisation> =>
  anOrganisation(house.db, house.register);

export const anotherRegister = (house: House) => aRegister(house.db);

let made = 0;
/** Invented, and different each time. */
export const aPersonBody = (house: House, more: object = {}): Record<string, unknown> => ({
  familyName: `Testpersoon ${'abcdefghij'[made++ % 10]}${randomUUID().replaceAll(/[^a-f]/g, '')}`,
  givenNames: 'Voorbeeld',
  birthDate: '1980-02-29',
  regionId: house.register.regionId,
  phone: '030 123 45 67',
  ...more,
});

export const registerPerson = (api: Api, body: unknown, key: string = randomUUID()): Promise<Answer> =>
  api.call('POST', '/api/v1/persons', { body, headers: { 'idempotency-key': key } });

/** Registered by whoever is asked; its id and reference. */
export async function aPerson(house: House, by: Somebody, more: object = {}) {
  const body = aPersonBody(house, more);
  const answer = await registerPerson(by.api, body);
  if (answer.status !== 201) throw new Error(answer.text);
  const { id, reference } = JSON.parse(answer.text) as { id: string; reference: string };
  return { id, reference, body };
}

export const emergencyBody = { reasonCode: 'crisisAdmission', text: 'Opname in crisis, behandelaar niet bereikbaar.' };

/** The lines that name a person, oldest first. */
export async function linesAbout(house: House, personId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await house.db.query<Record<string, unknown>>(
    'select * from audit.access_line where subjects @> array[$1::uuid] order by seq',
    [personId],
  );
  return rows;
}

export const lastLine = async (house: House): Promise<Record<string, unknown>> => {
  const { rows } = await house.db.query<Record<string, unknown>>(
    'select * from audit.access_line order by seq desc limit 1',
  );
  return must(rows[0], 'a line');
};
