import type { Example, Examples } from './example.js';
import type { Organisation } from './given.js';
import type { World } from './world.js';

const seen = { 'if-match': '"1"' };

/** Somebody of the organisation, to be changed by its administrator; the administrator of everybody reaches all. */
const someone = (organisation: (world: World) => Organisation, more: object) => async (world: World) => ({
  path: { accountId: (await world.somebody('provider', organisation(world))).id },
  headers: seen,
  ...more,
});

const account = (more: object = {}): Example => ({
  own: someone((world) => world.own, more),
  foreign: someone((world) => world.foreign, more),
  // Who has an account already, or another version, is told so.
  fine: [400, 409, 412],
  everywhere: ['administrator'],
});

export const administrationExamples: Examples = {
  'accounts.list': { own: () => ({}) },
  'accounts.export': { own: () => ({}) },
  'account.change': account({ body: { name: 'Ander Voorbeeld', role: 'provider', regionIds: [] } }),
  'account.end': account({ body: { reason: 'left' } }),
  'account.end_sessions': account(),
  'account.invite_again': account(),
  // To the password that everybody in the matrix has: whoever may, may do it once more.
  'password.change': { own: () => ({ body: { password: 'vier gele fietsen zingen' } }) },
  'machines.list': { own: () => ({}) },
  'reviews.list': { own: () => ({}) },
};
