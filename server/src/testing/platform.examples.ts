import { randomUUID } from 'node:crypto';
import { must, roles } from '@ketenzicht/shared/kernel';
import type { Examples } from './example.js';
import type { World } from './world.js';

const challenge = 'x'.repeat(43);

/** What belongs to one person alone is nobody else's, not even a colleague's. */
const sessionOfAnother = async (world: World): Promise<string> => {
  const { id } = await world.somebody('referrer');
  const { rows } = await world.db.query<{ id: string }>('select id from identity.session where account_id = $1', [id]);
  return must(rows[0], 'a session').id;
};
const factorOfAnother = async (world: World, confirmed: boolean): Promise<string> => {
  const [{ id }, factor] = [await world.somebody('referrer'), randomUUID()];
  await world.db.query(
    `insert into identity.factor (account_id, id, kind, name, created_at, confirmed_at, secret, key_id) values ($1, $2, 'totp', 'x', now(), $3, 'x', 'x')`,
    [id, factor, confirmed ? new Date() : null],
  );
  return factor;
};

export const platformExamples: Examples = {
  'about.read': { own: () => ({}) },
  'health.live': { own: () => ({}) },
  'health.ready': { own: () => ({}) },
  'session.open': { own: () => ({ body: { username: randomUUID(), password: 'wrong' } }), fine: [401] },
  'session.read': { own: () => ({}) },
  'session.close': { own: () => ({}) },
  'session.second_factor': { own: () => ({ body: { challenge, code: '123456' } }), fine: [401] },
  'session.stay': { own: () => ({}) },
  'session.prove': { own: () => ({ body: { challenge, password: 'wrong' } }), fine: [401] },
  'session.wall': { own: () => ({}) },
  'session.list': { own: () => ({}) },
  'session.end': {
    own: () => ({ path: { sessionId: randomUUID() } }),
    foreign: async (world) => ({ path: { sessionId: await sessionOfAnother(world) } }),
    nowhere: roles,
  },
  'session.end_others': { own: () => ({}) },
  'factor.list': { own: () => ({}) },
  'factor.add': { own: () => ({ body: { kind: 'totp' } }) },
  'factor.confirm': {
    own: () => ({ path: { factorId: randomUUID() }, body: { name: 'x', code: '123456' } }),
    foreign: async (world) => ({
      path: { factorId: await factorOfAnother(world, false) },
      body: { name: 'x', code: '123456' },
    }),
    nowhere: roles,
  },
  'factor.remove': {
    own: () => ({ path: { factorId: randomUUID() } }),
    foreign: async (world) => ({ path: { factorId: await factorOfAnother(world, true) } }),
    nowhere: roles,
  },
  'factor.recovery': { own: () => ({}), fine: [409] },
};
