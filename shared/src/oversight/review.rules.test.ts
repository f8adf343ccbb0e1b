import { describe, expect, it } from '@jest/globals';
import { hour, minute } from '../kernel/time.js';
import { reviewDay, type LogFact } from './review.rules.js';

const noon = Date.parse('2026-11-21T11:00:00Z'); // twelve on the clock in the Netherlands
const nobody = new Map<string, never>();
const fact = (part: Partial<LogFact> = {}): LogFact => ({
  seq: 1,
  at: noon,
  actorId: 'anna',
  role: 'provider',
  organisationId: 'clinic',
  persons: ['p1'],
  decision: 'allowed',
  relationBasis: 'treatment',
  emergency: false,
  accessPoint: '192.0.2.1',
  accounts: [],
  ...part,
});
const many = (count: number, make: (index: number) => Partial<LogFact>) =>
  Array.from({ length: count }, (_, index) => fact({ seq: index + 1, ...make(index) }));
const rulesOn = (facts: LogFact[], nightHabit = new Map<string, number>(), staff = new Map<string, string>()) =>
  reviewDay({ facts, nightHabit, staff }).map(({ rule, subject }) => `${rule} ${subject}`);

describe('the review of a day', () => {
  it('finds nothing on an ordinary day', () => {
    expect(rulesOn([fact(), fact({ persons: [] }), fact({ relationBasis: 'none', persons: [] })])).toEqual([]);
  });

  it('SEC-18: notices a look without any basis, but not an emergency, which has a review of its own', () => {
    expect(rulesOn([fact({ relationBasis: 'none' })])).toEqual(['noCareRelation anna']);
    expect(rulesOn([fact({ relationBasis: 'none', emergency: true })])).toEqual([]);
    expect(rulesOn([fact({ relationBasis: 'none', decision: 'refused' })])).toEqual([]);
  });

  it('SEC-18: counts different persons within any sixty minutes, and not the same one again', () => {
    const each = (index: number) => ({ persons: [`p${index}`], at: noon + index * minute });
    expect(rulesOn(many(20, each))).toEqual([]);
    expect(rulesOn(many(21, each))).toEqual(['manyPersons anna']);
    expect(rulesOn(many(60, (index) => ({ at: noon + index * minute })))).toEqual([]);
    expect(rulesOn(many(40, (index) => ({ persons: [`p${index}`], at: noon + index * 4 * minute })))).toEqual([]);
    expect(rulesOn(many(30, (index) => ({ ...each(index), role: 'nationalCoordinator' as const })))).toEqual([]);
  });

  it('SEC-18: holds a night against the habit of the same person, on the clock in the Netherlands', () => {
    const night = Date.parse('2026-11-21T22:00:00Z'); // eleven at night
    const looks = many(12, (index) => ({ at: night + index * minute }));
    expect(rulesOn(looks)).toEqual(['offHours anna']);
    expect(rulesOn(looks, new Map([['anna', 4]]))).toEqual([]);
    expect(rulesOn(looks, new Map([['anna', 3.9]]))).toEqual(['offHours anna']);
    expect(rulesOn(many(12, (index) => ({ at: night - hour + index * minute })))).toEqual([]);
    expect(rulesOn(looks.slice(0, 9))).toEqual([]);
  });

  it('SEC-18: notices a colleague as a patient, only where they work', () => {
    expect(rulesOn([fact()], new Map(), new Map([['p1', 'clinic']]))).toEqual(['ownStaff p1']);
    expect(rulesOn([fact()], new Map(), new Map([['p1', 'elsewhere']]))).toEqual([]);
  });

  it('SEC-18: notices ten refusals within ten minutes, by account and by address', () => {
    const refused = (index: number) => ({
      decision: 'refused' as const,
      actorId: null,
      persons: [],
      at: noon + index * minute,
    });
    expect(rulesOn(many(10, (index) => ({ ...refused(index), accounts: ['bea'] })))).toEqual([
      'refusals bea',
      'refusals 192.0.2.1',
    ]);
    expect(rulesOn(many(10, (index) => ({ ...refused(index), accounts: [`b${index}`] })))).toEqual([
      'refusals 192.0.2.1',
    ]);
    expect(rulesOn(many(9, refused))).toEqual([]);
    expect(rulesOn(many(20, (index) => ({ ...refused(index), at: noon + index * 2 * minute })))).toEqual([]);
  });

  it('keeps the lines behind a hit, at most two hundred', () => {
    const [hit] = reviewDay({ facts: many(300, () => ({ relationBasis: 'none' })), nightHabit: nobody, staff: nobody });
    expect(hit?.seqs).toHaveLength(200);
  });
});
