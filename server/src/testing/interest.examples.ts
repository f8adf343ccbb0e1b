import type { Examples, Example } from './example.js';
import { aRegister } from './given.js';
import { aDraft, aForm, anInterest, anOpenRound, aRegistration } from './given-interest.js';
import type { World } from './world.js';

const coming = { opens: 30, closes: 60 };
const words = (regionId: string) => {
  const { agb: _agb, email: _email, language: _language, ...rest } = anInterest(regionId);
  return rest;
};

/** The same about a round of this register and of another one. */
const ofRound = (more: (world: World) => object = () => ({}), times = {}): Example => ({
  own: async (world) => ({
    path: { roundId: await anOpenRound(world.db, world.own.register, times) },
    ...more(world),
  }),
  foreign: async (world) => ({
    path: { roundId: await anOpenRound(world.db, await aRegister(world.db), times) },
    ...more(world),
  }),
});

const withLink = (confirmed: boolean, more: (world: World) => object = () => ({})): Example => ({
  own: async (world) => {
    const { register } = world.own;
    const roundId = await anOpenRound(world.db, register);
    const { token } = await aRegistration(world.db, roundId, register.regionId, { confirmed });
    return { body: { token, ...more(world) } };
  },
});

const reason = 'Meer tijd voor wie nog overlegt';

export const interestExamples: Examples = {
  'interest.open': { own: () => ({}) },
  'interest.ticket': {
    own: async (world) => ({ body: { roundId: await anOpenRound(world.db, world.own.register) } }),
  },
  'interest.register': {
    own: async (world) => {
      const { register } = world.own;
      const form = await aForm(await anOpenRound(world.db, register));
      return { body: { ...form, interest: anInterest(register.regionId) } };
    },
  },
  'interest.own': withLink(true),
  'interest.confirm': withLink(false),
  'interest.change': withLink(true, ({ own }) => ({ version: 1, words: words(own.register.regionId) })),
  'interest.withdraw': withLink(true),
  'interest.rounds': { own: () => ({}) },
  'interest.make': { own: ({ own }) => ({ body: aDraft(own.register, new Date()) }) },
  'interest.round': ofRound(),
  'interest.changeRound': ofRound(({ own }) => ({ body: { ...aDraft(own.register, new Date()), version: 1 } }), coming),
  'interest.prolong': ofRound(() => ({
    body: { closesAt: new Date(Date.now() + 86_400_000).toISOString(), reason },
  })),
  'interest.close': ofRound(() => ({ body: { reason } })),
  'interest.export': ofRound(),
};
