import { expect, test } from '@jest/globals';
import { aFile, aHold, ago, anAttempt, aRequest } from '../testing/a-placement.js';
import { activeHold, inOrder, nextStepOf } from './next-step.rules.js';

const asked = anAttempt(1);
const refused = anAttempt(2, { state: 'refused' });
const proposed = anAttempt(3, { state: 'proposed', proposedFrom: '2026-12-01' });
const accepted = anAttempt(4, { state: 'accepted' });

test('what is nearest to a bed is what is next', () => {
  const kinds = [
    aFile(),
    aFile({ attempts: [refused] }),
    aFile({ hold: aHold(1, 30) }),
    aFile({ attempts: [asked, refused] }),
    aFile({ attempts: [asked, proposed], hold: aHold(1, 30) }),
    aFile({ attempts: [asked, proposed, accepted] }),
    aFile({ request: aRequest({ state: 'placed' }), attempts: [anAttempt(4, { state: 'admitted' })] }),
    aFile({ request: aRequest({ state: 'ended' }), attempts: [asked] }),
  ].map((file) => nextStepOf(file).kind);
  expect(kinds).toEqual(['ask', 'ask', 'held', 'waiting', 'proposed', 'accepted', 'placed', 'over']);
});

test('a hold counts with or without an ask, and only while it lasts', () => {
  expect(activeHold(aFile({ attempts: [anAttempt(1, { hold: aHold(1, 5) })] }))).not.toBeNull();
  expect(activeHold(aFile({ hold: { ...aHold(1, 5), state: 'expired' } }))).toBeNull();
});

test('tries stand in the order in which they were made, whoever waits for a turn last', () => {
  const [late, early, queued] = [
    anAttempt(1, { askedAt: ago(1) }),
    anAttempt(2, { askedAt: ago(9) }),
    anAttempt(3, { askedAt: null, state: 'queued' }),
  ];
  expect(inOrder([queued, late, early]).map(({ id }) => id)).toEqual([early.id, late.id, queued.id]);
});
