import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@ketenzicht/shared/kernel';
import type { Example, Examples } from './example.js';
import { anAccount, type Organisation } from './given.js';
import type { World } from './world.js';

const preferences = {
  channels: { caseMine: ['mail'] },
  quiet: { from: '22:00', to: '07:00' },
  email: 'medewerker@voorbeeld.nl',
  language: 'nl',
};
const endpoint = 'https://push.example.org/send/1';
const point = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';

/** A message is somebody's own: what the matrix asks about is always somebody else's, so that it is not there for anybody. `told.pg.test.ts` asks as the one who was told. */
async function someMessage({ db, own }: World): Promise<string> {
  const { id: accountId } = await anAccount(db, { organisation: own });
  const id = randomUUID();
  await db.query(
    `insert into coordination.told (id, account_id, topic, reference, path, urgent, key, at, spread_at) values ($1, $2, 'caseMine', 'CP-1', '/desk', false, $3, now(), now())`,
    [id, accountId, id],
  );
  return id;
}

async function someWebhook(
  { db }: World,
  organisation: Organisation,
): Promise<{ webhookId: string; deliveryId: string }> {
  const { id: by } = await anAccount(db, { organisation, role: 'organisationAdministrator' });
  const [webhookId, deliveryId, toldId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(
    `insert into coordination.webhook (organisation_id, id, url, topics, key_id, created_by, created_at, paused_at) values ($1, $2, 'https://hook.example.org/', '{holdEnds}', 'tell', $3, now(), now())`,
    [organisation.id, webhookId, by],
  );
  await db.query(
    `insert into coordination.told (id, organisation_id, topic, reference, path, urgent, key, at, spread_at) values ($1, $2, 'holdEnds', 'PA-1', '/places', false, $3, now(), now())`,
    [toldId, organisation.id, toldId],
  );
  await db.query(
    `insert into coordination.webhook_delivery (organisation_id, id, webhook_id, told_id, topic, made_at, dead_at) values ($1, $2, $3, $4, 'holdEnds', now(), now())`,
    [organisation.id, deliveryId, webhookId, toldId],
  );
  return { webhookId, deliveryId };
}

const ofWebhook = (): Example => ({
  own: async (world) => ({ path: await someWebhook(world, world.own) }),
  foreign: async (world) => ({ path: await someWebhook(world, world.foreign) }),
});
const readers: readonly Role[] = [
  'provider',
  'referrer',
  'chainDirector',
  'nationalCoordinator',
  'adviser',
  'ministry',
  'organisationAdministrator',
];

export const toldExamples: Examples = {
  'told.list': { own: () => ({}) },
  'told.acknowledge': {
    own: async (world) => ({ path: { toldId: await someMessage(world) } }),
    foreign: async (world) => ({ path: { toldId: await someMessage(world) } }),
    nowhere: readers,
  },
  'told.preferences': { own: () => ({}) },
  'told.prefer': { own: () => ({ body: preferences }) },
  'told.subscribe': {
    own: () => ({
      body: {
        endpoint: `${endpoint}${randomUUID()}`,
        keys: { p256dh: point, auth: randomBytes(16).toString('base64url') },
      },
    }),
  },
  'told.try': { own: () => ({}) },
  'told.unsubscribe': { own: () => ({ body: { endpoint } }) },
  'webhook.list': { own: () => ({}) },
  'webhook.make': { own: () => ({ body: { url: 'https://8.8.8.8/hook', topics: ['holdEnds'] } }) },
  'webhook.remove': ofWebhook(),
  'webhook.deliveries': ofWebhook(),
  'webhook.retry': ofWebhook(),
};
