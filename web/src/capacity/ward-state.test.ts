import { describe, expect, it } from '@jest/globals';
import { neverReported } from '@ketenzicht/shared/capacity';
import { translator } from '../platform/i18n.js';
import { aCapacity, expired } from '../testing/a-board.js';
import { sayPhone } from './phone.js';
import { termTexts } from './terms.texts.js';
import { remarkOn, stateWords } from './ward-state.js';

const now = new Date('2026-11-22T08:00:00Z');
const t = translator('nl', termTexts.namespace) as Parameters<typeof remarkOn>[2];
const remark = (part: Parameters<typeof aCapacity>[0]) => remarkOn(aCapacity(part, now), now, t);

describe('what is said beside the beds', () => {
  it('is nothing when a ward has room and nothing is up', () => {
    expect(remark({ free: 2 })).toBe('');
  });

  it('is "vol" without room, and the reason when there is one', () => {
    expect(remark({ free: 0 })).toBe('vol');
    expect(remark({ free: 0, outOfUse: [{ count: 2, reason: 'staff' }] })).toBe('2 buiten gebruik: personeel');
  });

  it('names an admission stop with its end, as a day or as a moment', () => {
    expect(remark({ free: 3, admissionStop: { reason: 'group', expectedEnd: '2026-11-24' } })).toBe(
      'opnamestop tot 24-11 (groepssamenstelling)',
    );
    expect(remark({ free: 3, admissionStop: { reason: 'staff', expectedEnd: '2026-11-22T17:00:00Z' } })).toBe(
      'opnamestop tot 18:00 (personeel)',
    );
    expect(remark({ free: 3, admissionStop: { reason: 'staff' } })).toBe('opnamestop (personeel)');
  });

  it('says one cause once when it is named both with and without beds', () => {
    expect(remark({ free: 1, outOfUse: [{ count: 1, reason: 'staff' }], limitedBy: ['staff', 'infection'] })).toBe(
      '1 buiten gebruik: personeel · beperkt door besmetting',
    );
  });

  it('gives an expired figure as what was last known, on the Dutch clock, and never as a number', () => {
    const old = expired({ free: 2, observedAt: '2026-11-21T05:10:00Z' }, now);
    expect(remarkOn(old, now, t)).toBe('onbekend, laatst 2 vrij om 21-11 06:10');
    expect(stateWords(old, now, t)).toBe('onbekend, laatst 2 vrij om 21-11 06:10');
    expect(remarkOn(neverReported, now, t)).toBe('nog nooit gemeld');
  });
});

describe('a phone number', () => {
  it('is written as people read it out', () => {
    expect(sayPhone('+31302256010')).toBe('030 225 60 10');
    expect(sayPhone('+31612345678')).toBe('06 12 34 56 78');
    expect(sayPhone('+31521123456')).toBe('0521 12 34 56');
    expect(sayPhone('+49300000000')).toBe('+49300000000');
  });
});
