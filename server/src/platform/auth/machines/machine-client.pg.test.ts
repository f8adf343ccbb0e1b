import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { machineTokenSchema, type Actor, type NewMachineClient, type Role } from '@ketenzicht/shared/kernel';
import { SignJWT } from 'jose';
import { Api } from '../../../testing/api.js';
import { anOrganisation, type Organisation } from '../../../testing/given.js';
import { House } from '../../../testing/house.js';
import { AccessLog } from '../../audit/access-log.js';
import { RoomPools } from '../../database/room-pools.js';
import { Work } from '../../database/work.js';
import { freshKeys, Keyring } from '../../keys/keyring.js';
import type { Visit } from '../visit.js';
import { MachineClientService } from './machine-client.service.js';
import { assertionType } from './machine-login.js';

const year = 365 * 86_400_000;

describe('keeping machines', () => {
  let house: House;
  let other: Organisation;
  let pools: RoomPools;
  let service: MachineClientService;

  beforeAll(async () => {
    house = await House.open({}, async (db, { register }) => void (other = await anOrganisation(db, register)));
    pools = new RoomPools({ url: house.database.url, roles: 'login' });
    const log = new AccessLog(Keyring.of(freshKeys(new Date())), { siteId: 'test' });
    service = new MachineClientService(new Work(pools, log));
  });
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
  });

  const someone = (
    role: Role = 'organisationAdministrator',
    organisation: Organisation | null = house.organisation,
  ): Actor => ({
    id: randomUUID(),
    name: 'Somebody',
    role,
    organisationId: organisation?.id ?? null,
    regionIds: [],
    directoryId: house.register.id,
    scopes: [],
  });
  const visit = (actor: Actor = someone(), at = new Date()): Visit => ({
    operation: 'session.read', // the routes of these acts, and their operations, belong to the administration
    at,
    actor,
    token: null,
    accessPoint: { type: 'address', id: '127.0.0.1' },
    traceId: 'a'.repeat(32),
  });
  const aClient = (more: Partial<NewMachineClient> = {}): NewMachineClient => ({
    organisationId: house.organisation.id,
    name: `Feed ${randomUUID()}`,
    purpose: 'Beds from the patient file system',
    owner: 'Service desk',
    scopes: ['capacity'],
    expiresAt: new Date(Date.now() + 300 * 86_400_000).toISOString(),
    ...more,
  });
  const aPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = ({ publicKey }: ReturnType<typeof aPair>) => publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const soon = () => new Date(Date.now() + 86_400_000);

  async function tokenFor(id: string, kid: string, pair: ReturnType<typeof aPair>) {
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(house.url)
      .setExpirationTime('1m')
      .sign(pair.privateKey);
    return new Api(house.url).call('POST', '/api/v1/oauth/token', {
      raw: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: assertionType,
        client_assertion: assertion,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  it('SEC-35: a client has an owner, a purpose and an end, and logs in once it has a key', async () => {
    const pair = aPair();
    const made = await service.make(visit(), aClient());
    expect(made).toMatchObject({ owner: 'Service desk', keys: [], disabledAt: null, lastUsedAt: null });
    const { kid, validUntil } = await service.addKey(visit(), made.id, pem(pair), soon());
    expect((await tokenFor(made.id, kid, pair)).as(machineTokenSchema).scope).toBe('capacity');
    const listed = (await service.list(visit())).find(({ id }) => id === made.id);
    expect(listed).toMatchObject({ lastUsedAt: expect.any(String), keys: [{ kid, kty: 'EC', validUntil }] });
  });

  it('SEC-31: a client that is disabled loses the tokens it has', async () => {
    const pair = aPair();
    const { id } = await service.make(visit(), aClient());
    const { kid } = await service.addKey(visit(), id, pem(pair), soon());
    const { access_token: token } = (await tokenFor(id, kid, pair)).as(machineTokenSchema);
    await service.disable(visit(), id);
    expect((await tokenFor(id, kid, pair)).status).toBe(401);
    expect((await house.db.query('select from session where account_id = $1', [id])).rowCount).toBe(0);
    expect((await new Api(house.url, token).get('/api/v1/board')).status).toBe(401);
  });

  it('SEC-36: a key that is retired opens nothing from then on; the others do', async () => {
    const [old, next] = [aPair(), aPair()];
    const { id } = await service.make(visit(), aClient());
    const [first, second] = [
      await service.addKey(visit(), id, pem(old), soon()),
      await service.addKey(visit(), id, JSON.stringify(next.publicKey.export({ format: 'jwk' })), soon()),
    ];
    await service.retireKey(visit(), id, first.kid);
    expect([(await tokenFor(id, first.kid, old)).status, (await tokenFor(id, second.kid, next)).status]).toEqual([
      401, 200,
    ]);
    await expect(service.retireKey(visit(), id, first.kid)).rejects.toMatchObject({ code: 'machine.key_unknown' });
  });

  it('BAD-22: another organisation’s client is not there, for any act', async () => {
    const { id } = await service.make(visit(), aClient());
    for (const actor of [someone('organisationAdministrator', other), someone('provider'), someone('feed')]) {
      const theirs = visit(actor);
      const unknown = { code: 'machine.unknown' };
      await expect(service.addKey(theirs, id, pem(aPair()), soon())).rejects.toMatchObject(unknown);
      await expect(service.retireKey(theirs, id, 'x')).rejects.toMatchObject(unknown);
      await expect(service.disable(theirs, id)).rejects.toMatchObject(unknown);
      await expect(service.make(theirs, aClient())).rejects.toMatchObject(unknown);
      expect((await service.list(theirs)).map((one) => one.id)).not.toContain(id);
    }
  });

  it('the administrator keeps those of every organisation', async () => {
    const administrator = visit(someone('administrator', null));
    const { id } = await service.make(administrator, aClient({ organisationId: other.id }));
    expect((await service.list(administrator)).map((one) => one.id)).toContain(id);
    await expect(service.make(administrator, aClient({ organisationId: randomUUID() }))).rejects.toMatchObject({
      code: 'machine.unknown',
    });
  });

  it('SEC-09: every act is in the log, with what it was before and after, and no key', async () => {
    const actor = someone();
    const { id } = await service.make(visit(actor), aClient());
    const { kid } = await service.addKey(visit(actor), id, pem(aPair()), soon());
    await service.disable(visit(actor), id);
    const { rows } = await house.db.query<{ action: string; objects: { before?: string; after: string }[] }>(
      'select action, objects from audit.access_line where actor_id = $1 order by seq',
      [actor.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['C', 'U', 'U']);
    expect(rows.map(({ objects }) => objects[0]?.before !== undefined)).toEqual([false, true, true]);
    expect(rows[1]?.objects[0]?.after).toContain(kid);
    expect(JSON.stringify(rows)).not.toMatch(/"x":|"n":/);
  });

  it.each([
    [
      'a private key',
      (pair: ReturnType<typeof aPair>) => pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'machine.private_key',
    ],
    [
      'a private key as JWK',
      (pair: ReturnType<typeof aPair>) => JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
      'machine.private_key',
    ],
    ['a text that is no key', () => 'key', 'machine.key_unreadable'],
    ['JSON that is no key', () => '{"kty":"oct"}', 'machine.key_unreadable'],
    [
      'a key of another curve',
      () => JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' })),
      'machine.key_unreadable',
    ],
    [
      'a short key',
      () =>
        generateKeyPairSync('rsa', { modulusLength: 1024 })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      'machine.key_unreadable',
    ],
  ])('BAD-42: %s is refused', async (_, text, code) => {
    const { id } = await service.make(visit(), aClient());
    await expect(service.addKey(visit(), id, text(aPair()), soon())).rejects.toMatchObject({ code });
  });

  it('SEC-35: neither a client nor a key lives longer than a year', async () => {
    const late = new Date(Date.now() + year + 2 * 86_400_000);
    await expect(service.make(visit(), aClient({ expiresAt: late.toISOString() }))).rejects.toMatchObject({
      code: 'machine.lives_too_long',
    });
    const client = aClient();
    const { id } = await service.make(visit(), client);
    await expect(service.addKey(visit(), id, pem(aPair()), late)).rejects.toMatchObject({
      code: 'machine.lives_too_long',
    });
    await expect(service.make(visit(), client)).rejects.toMatchObject({ code: 'machine.name_taken' });
  });
});
