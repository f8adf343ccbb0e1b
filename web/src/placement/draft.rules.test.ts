import { expect, test } from '@jest/globals';
import { requestInputSchema } from '@ketenzicht/shared/placement';
import { aRequest, regionId } from '../testing/a-placement.js';
import { draftOf, inputOf, missingIn, needOf, startDraft, withTitle, withUrgency } from './draft.rules.js';

const start = startDraft('2026-11-22', regionId);
const filled = { ...start, securityLevel: '3', targetGroups: ['psychiatry'], ageBand: '25-39' } as const;

test('nothing is searched until the choices without a usual answer are made', () => {
  expect(missingIn(start)).toEqual(['securityLevel', 'targetGroups', 'ageBand']);
  expect(needOf(start)).toBeNull();
  expect(inputOf(start)).toBeNull();
  expect(missingIn({ ...filled, regionId: '' })).toEqual(['regionId']);
});

test('what is sent is what the contract takes, with empty fields as nothing', () => {
  const input = requestInputSchema.parse(inputOf({ ...filled, ownReference: '  ', note: '' }));
  expect(input).toMatchObject({ ownReference: null, note: null, titleFrom: null, tried: [] });
  expect(input.noPersonalData).toBeUndefined();
});

test('the title follows the urgency until somebody chose one, and another title has other dates', () => {
  expect(withUrgency(start, 'regular').title).toBe('zorgmachtiging');
  const chosen = withTitle({ ...start, titleFrom: '2026-11-20' }, 'gvm');
  expect(chosen).toMatchObject({ title: 'gvm', titleFrom: '' });
  expect(withUrgency(chosen, 'urgent').title).toBe('gvm');
});

test('a request that is changed begins as it was', () => {
  const request = aRequest({ note: 'liever begane grond', titleFrom: '2026-11-20' });
  const { need, note, titleFrom } = inputOf(draftOf(request)) ?? {};
  expect({ need, note, titleFrom }).toEqual({ need: request.need, note: request.note, titleFrom: '2026-11-20' });
});
