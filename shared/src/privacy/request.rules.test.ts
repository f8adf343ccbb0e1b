import { describe, expect, it } from '@jest/globals';
import { answerDue, judgeErasure } from './request.rules.js';
import { ensureSecond, isShorter, judgeTerm } from './retention.rules.js';

const at = new Date('2026-11-22T10:00:00Z');
const facts = { ground: 'noLongerNeeded', endedAt: at, keptUntil: null, isHeld: false } as const;

describe('A request of a person', () => {
  it('PRIV-14: is answered within a month of receipt, also at the end of January', () => {
    expect([answerDue('2026-11-22'), answerDue('2026-01-31'), answerDue('2028-01-31')]).toEqual([
      '2026-12-22',
      '2026-02-28',
      '2028-02-29',
    ]);
  });

  it('PRIV-17: erasure is refused while the law has the file kept', () => {
    expect(() => judgeErasure(facts, at)).toThrow(/7:454/);
    expect(() => judgeErasure({ ...facts, keptUntil: new Date('2026-11-22T10:00:01Z') }, at)).toThrow(/7:454/);
    expect(() => judgeErasure({ ...facts, keptUntil: at }, at)).not.toThrow();
  });

  it('PRIV-17: unlawful processing and a patient who has it destroyed set the term aside, a legal hold sets all aside', () => {
    for (const ground of ['unlawful', 'legalDuty', 'patientDestroys'] as const) {
      expect(() => judgeErasure({ ...facts, ground }, at)).not.toThrow();
      expect(() => judgeErasure({ ...facts, ground, isHeld: true }, at)).toThrow(/hold/);
    }
  });
});

describe('A term of keeping', () => {
  it('SEC-56: shorter waits for a second person, longer counts at once', () => {
    expect(judgeTerm({ now: 'P5Y', next: 'P6Y', floor: null })).toBe('now');
    expect(judgeTerm({ now: 'P1Y', next: 'P364D', floor: null })).toBe('second');
    expect(isShorter('PT24H', 'P2D')).toBe(true);
  });

  it('SEC-11: the law’s own least cannot be gone below, by nobody', () => {
    expect(() => judgeTerm({ now: 'P20Y', next: 'P19Y', floor: 'P20Y' })).toThrow(/law/);
    expect(() => judgeTerm({ now: 'P5Y', next: '5 years', floor: null })).toThrow(/P20Y/);
    expect(() => judgeTerm({ now: 'P5Y', next: 'P60M', floor: null })).toThrow(/stands now/);
  });

  it('SEC-56: nobody is their own second pair of eyes', () => {
    expect(() => ensureSecond('one', 'one')).toThrow();
    expect(() => ensureSecond('one', 'other')).not.toThrow();
  });
});
