import { deliveryQuestionSchema } from '@ketenzicht/shared/stepdown';
import { describe, expect, it } from '@jest/globals';
import { beginning, questionOf } from './asked.rules.js';

describe('what is asked about forms of delivery', () => {
  it('begins with today, without a title, and says of the rest that it is not known', () => {
    const question = questionOf(beginning('2026-11-23'));
    expect(question).toEqual({
      on: '2026-11-23',
      law: 'wlz',
      profile: null,
      treatment: null,
      clustered: null,
      title: { kind: 'voluntary', endsOn: null },
    });
    expect(deliveryQuestionSchema.parse(question)).toEqual(question);
  });

  it('takes over the title of a file, and the law that pays with it', () => {
    expect(beginning('2026-11-23', { kind: 'tbsVoorwaarden', endsOn: '2027-01-02' })).toMatchObject({
      kind: 'tbsVoorwaarden',
      endsOn: '2027-01-02',
      law: 'wfz',
    });
    expect(beginning('2026-11-23', { kind: 'zorgmachtiging', endsOn: '2027-01-02' })).toMatchObject({ law: 'unknown' });
    expect(beginning('2026-11-23', { kind: null, endsOn: null })).toMatchObject({ kind: 'voluntary', endsOn: '' });
    expect(beginning('2026-11-23', { kind: 'no such title', endsOn: '2027-01-02' })).toMatchObject({ endsOn: '' });
  });

  it('asks nothing without a day, and says no where somebody said no', () => {
    const asked = beginning('2026-11-23');
    expect(questionOf({ ...asked, on: '' })).toBeNull();
    expect(questionOf({ ...asked, clustered: 'no', treatment: 'yes', kind: '', law: 'unknown' })).toMatchObject({
      clustered: false,
      treatment: true,
      title: null,
      law: null,
    });
  });
});
