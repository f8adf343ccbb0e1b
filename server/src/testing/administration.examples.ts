import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { invitedSchema } from '@ketenzicht/shared/administration';
import type { Asked, Example, Examples } from './example.js';
import type { Organisation } from './given.js';
import { machineOf } from './machine.js';
import type { World } from './world.js';

const seen = { 'if-match': '"0"' };

/** Somebody of the organisation, to be changed by its administrator; the administrator of everybody reaches all. */
const someone = (organisation: (world: World) => Organisation, more: object) => async (world: World) => ({
  path: { accountId: (await world.somebody('provider', organisation(world))).id },
  headers: seen,
  ...more,
});

const account = (more: object = {}): Example => ({
  own: someone((world) => world.own, more),
  foreign: someone((world) => world.foreign, more),
  // Who can log in already needs no invitation, and is told so.
  fine: [409],
  everywhere: ['administrator'],
});

const invitee = ({ own }: World) => ({
  name: 'Nieuwe Collega',
  role: 'provider',
  organisationId: own.id,
  regionIds: [],
});

/** Works once, so that each call gets its own. */
export async function aToken(world: World): Promise<string> {
  const { api } = await world.somebody('administrator');
  return (await api.call('POST', '/api/v1/accounts', { body: invitee(world) })).as(invitedSchema).token;
}

/** One line to sign; the period is invented, so that it is beside those that the system makes. */
async function aLine(world: World, organisation: Organisation): Promise<Asked> {
  const [reviewId, { id: accountId }] = [randomUUID(), await world.somebody('provider', organisation)];
  await world.db.query(
    `insert into identity.rights_review (organisation_id, id, kind, period, made_at, due_on) values ($1, $2, 'all', $3, now(), '2099-01-01')`,
    [organisation.id, reviewId, reviewId],
  );
  await world.db.query(
    `insert into identity.rights_review_line (organisation_id, review_id, account_id, role, region_ids) values ($1, $2, $3, 'provider', '{}')`,
    [organisation.id, reviewId, accountId],
  );
  return { path: { reviewId, accountId }, body: { decision: 'keep' } };
}

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

export const aPublicKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString();

export const newClient = ({ id: organisationId }: Organisation) => ({
  organisationId,
  name: `Koppeling ${randomUUID()}`,
  purpose: 'Bedden doorgeven',
  owner: 'Servicedesk',
  scopes: ['capacity'],
  expiresAt: inAMonth(),
});

/** The same about an object of one's own and of another organisation; the administrator of everybody reaches all. */
const ofEach = (ask: (world: World, organisation: Organisation) => Asked | Promise<Asked>): Example => ({
  own: (world) => ask(world, world.own),
  foreign: (world) => ask(world, world.foreign),
  everywhere: ['administrator'],
});

const machine = (more: () => object = () => ({})): Example =>
  ofEach(async ({ db }, organisation) => {
    const { id: clientId, kid } = await machineOf(db, organisation);
    return { path: { clientId, kid }, ...more() };
  });

export const administrationExamples: Examples = {
  'accounts.list': { own: () => ({}) },
  'accounts.export': { own: () => ({}) },
  'account.invite': { own: (world) => ({ body: invitee(world) }) },
  'invitation.read': { own: async (world) => ({ body: { token: await aToken(world) } }) },
  'invitation.accept': {
    own: async (world) => ({ body: { token: await aToken(world), password: 'vier losse woorden samen' } }),
  },
  'account.change': account({ body: { name: 'Ander Voorbeeld', role: 'provider', regionIds: [] } }),
  'account.end': account({ body: { reason: 'left' } }),
  'account.end_sessions': account({ headers: {} }),
  'account.invite_again': account(),
  // To the password that everybody in the matrix has: whoever may, may do it once more.
  'password.change': { own: () => ({ body: { password: 'vier gele fietsen zingen' } }) },
  'machines.list': { own: () => ({}) },
  'machine.make': ofEach((_, organisation) => ({ body: newClient(organisation) })),
  'machine.add_key': machine(() => ({ body: { key: aPublicKey(), validUntil: inAMonth() } })),
  'machine.retire_key': machine(),
  'machine.disable': machine(),
  'reviews.list': { own: () => ({}) },
  'review.sign': ofEach(aLine),
};
