import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineClientSchema, type MachineClient } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { Api } from '../testing/api.js';
import { anAccount, anOrganisation } from '../testing/given.js';
import { House } from '../testing/house.js';

describe('SEC-35 the machines of an organisation', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  let house: House;
  let keeper: Api;
  let stranger: Api;
  beforeAll(async () => {
    house = await House.open({ wards: 0, clock: () => now });
    keeper = await house.person('organisationAdministrator');
    const other = await anOrganisation(house.db, house.register);
    stranger = new Api(
      house.url,
      (await anAccount(house.db, { role: 'organisationAdministrator', organisation: other })).token,
    );
  });
  afterAll(() => house.close());

  const client = (more: object = {}) => ({
    organisationId: house.organisation.id,
    name: `Koppeling ${randomUUID()}`,
    purpose: 'Bedden melden uit het EPD',
    owner: 'Functioneel beheer',
    scopes: ['capacity'],
    expiresAt: '2027-11-20T10:00:00Z',
    ...more,
  });
  const make = (api: Api, more: object = {}) => api.call('POST', '/api/v1/machine-clients', { body: client(more) });
  const list = async (api: Api) => (await api.get('/api/v1/machine-clients')).as(z.array(machineClientSchema));
  const post = (api: Api, path: string, body?: object) =>
    api.call('POST', `/api/v1/machine-clients/${path}`, body ? { body } : {});
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

  it('are made with an owner, a purpose and an end, get a key, lose it, and end', async () => {
    const made: MachineClient = (await make(keeper)).as(machineClientSchema);
    const key = await post(keeper, `${made.id}/keys`, { key: pem, validUntil: '2027-05-01T00:00:00Z' });
    expect(key.status).toBe(201);
    const [kid] = (await list(keeper)).find(({ id }) => id === made.id)?.keys.map((one) => one.kid) ?? [];
    expect((await post(keeper, `${made.id}/keys/${kid}/_retire`)).status).toBe(204);
    expect((await post(keeper, `${made.id}/_disable`)).status).toBe(204);
    expect((await list(keeper)).find(({ id }) => id === made.id)?.disabledAt).not.toBeNull();
  });

  it('live a year at most, and their private keys stay with them', async () => {
    expect((await make(keeper, { expiresAt: '2027-11-23T10:00:00Z' })).problem.code).toBe('machine.lives_too_long');
    const made = (await make(keeper)).as(machineClientSchema);
    const secret = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const answer = await post(keeper, `${made.id}/keys`, { key: secret, validUntil: '2027-05-01T00:00:00Z' });
    expect(answer.problem.code).toBe('machine.private_key');
    expect(answer.text).not.toContain('PRIVATE');
  });

  it('SEC-47 are not there for another organisation', async () => {
    const made = (await make(keeper)).as(machineClientSchema);
    expect((await list(stranger)).some(({ id }) => id === made.id)).toBe(false);
    const [foreign, missing] = [
      await post(stranger, `${made.id}/_disable`),
      await post(stranger, `${randomUUID()}/_disable`),
    ];
    expect([foreign.status, foreign.problem.code]).toEqual([404, missing.problem.code]);
    expect((await make(stranger)).problem.status).toBe(404);
  });
});
