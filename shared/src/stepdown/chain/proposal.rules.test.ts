import { describe, expect, it } from '@jest/globals';
import { day } from '../../kernel/time.js';
import { actsOnStep, allSaidYes, ensureTurn, promisedUntil, sayDue, stepsToUndo } from './proposal.rules.js';

const at = new Date('2026-11-23T09:00:00Z');
const step = (place: number, more: object = {}) => ({
  place,
  kind: 'wait' as const,
  doneAt: null,
  sender: null,
  receiver: null,
  team: undefined,
  isSender: false,
  isReceiver: false,
  isTeam: false,
  ...more,
});
const codeOf = (body: () => unknown): unknown => {
  try {
    return body();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the steps of a chain', () => {
  it('an answer is due at the end of the third Dutch working day', () => {
    expect(sayDue(at).toISOString()).toBe('2026-11-26T23:00:00.000Z');
    expect(sayDue(new Date('2026-12-24T12:00:00Z')).toISOString()).toBe('2026-12-30T23:00:00.000Z');
  });

  it('a dwelling is kept a week beyond the day of the move, and never shorter than any promise', () => {
    expect(promisedUntil('2026-12-10', at, 7).toISOString()).toBe('2026-12-16T23:00:00.000Z');
    expect(promisedUntil('2026-11-01', at, 7).getTime()).toBe(at.getTime() + 7 * day);
  });

  it('each side says what is its own: yes or no, then only no, and nothing once all have', () => {
    const mine = step(1, { isSender: true });
    expect(actsOnStep('proposed', [mine], mine)).toEqual(['yes', 'no']);
    const said = { ...mine, sender: true };
    expect(actsOnStep('proposed', [said], said)).toEqual(['no']);
    expect(actsOnStep('proposed', [step(1)], step(1))).toEqual([]);
    expect(actsOnStep('ended', [mine], mine)).toEqual([]);
  });

  it('a team that delivers a VPT there is a side like any other', () => {
    const theirs = step(1, { sender: true, receiver: true, team: null, isTeam: true });
    expect(actsOnStep('proposed', [theirs], theirs)).toEqual(['yes', 'no']);
    expect(actsOnStep('agreed', [theirs], theirs)).toEqual(['done']);
    expect(allSaidYes([theirs])).toBe(false);
    expect(allSaidYes([{ ...theirs, team: true }])).toBe(true);
    expect(allSaidYes([{ ...theirs, team: undefined }])).toBe(true);
  });

  it('steps go in their order, and a request is served elsewhere', () => {
    const [first, second] = [step(1), step(2, { kind: 'request', isSender: true })];
    expect(codeOf(() => ensureTurn('agreed', [first, second], 1))).toBeUndefined();
    expect(codeOf(() => ensureTurn('proposed', [first, second], 1))).toBe('chain.not_agreed');
    expect(codeOf(() => ensureTurn('agreed', [first, second], 2))).toBe('chain.by_request');
    expect(codeOf(() => ensureTurn('agreed', [first, step(2)], 2))).toBe('chain.not_yet');
    expect(codeOf(() => ensureTurn('done', [step(1, { doneAt: at })], 1))).toBe('chain.done_already');
    expect(codeOf(() => ensureTurn('ended', [first], 1))).toBe('chain.over');
    expect(actsOnStep('agreed', [{ ...first, doneAt: at }, second], second)).toEqual([]);
  });

  it('only the last step is taken back, within a day; of a swap all of them', () => {
    const [first, second] = [step(1, { doneAt: at }), step(2, { doneAt: at })];
    expect(stepsToUndo('path', [first, second], at)).toEqual([second]);
    expect(stepsToUndo('swap', [first, second], at)).toEqual([first, second]);
    expect(codeOf(() => stepsToUndo('path', [step(1)], at))).toBe('chain.nothing_done');
    expect(codeOf(() => stepsToUndo('path', [first], new Date(at.getTime() + day)))).toBe('chain.undo_late');
    const served = step(2, { doneAt: at, kind: 'request' });
    expect(codeOf(() => stepsToUndo('path', [first, served], at))).toBe('chain.by_request');
  });
});
