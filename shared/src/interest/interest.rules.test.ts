import { describe, expect, it } from '@jest/globals';
import { agbSchema, interestSchema, type RegisteredInterest } from './interest.contract.js';
import { coverageOf, dutchMoment, stateAt, twinsAmong, wallMoment } from './interest.rules.js';
import { beginsWithZeros, workFor } from './interest.work.js';

const round = { opensAt: '2026-12-01T08:00:00.000Z', closesAt: '2026-12-14T22:59:59.000Z', closedAt: null };

describe('a round of interest', () => {
  it.each([
    ['a second before it opens', '2026-12-01T07:59:59.999Z', 'coming'],
    ['when it opens', '2026-12-01T08:00:00.000Z', 'open'],
    ['in the last second', '2026-12-14T22:59:59.999Z', 'open'],
    ['a second after the deadline', '2026-12-14T23:00:00.000Z', 'closed'],
  ])('%s', (_, at, state) => {
    expect(stateAt(round, new Date(at))).toBe(state);
  });

  it('is closed from the moment somebody closed it, and not before', () => {
    const closed = { ...round, closedAt: '2026-12-05T10:00:00.000Z' };
    expect(stateAt(closed, new Date('2026-12-05T09:59:59.999Z'))).toBe('open');
    expect(stateAt(closed, new Date('2026-12-05T10:00:00.000Z'))).toBe('closed');
  });

  it.each([
    ['winter', '2026-12-14T23:59:59', '2026-12-14T22:59:59.000Z'],
    ['summer', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['the hour that comes twice: the first', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
  ])('reads a Dutch moment in %s', (_, text, instant) => {
    expect(dutchMoment(text)?.toISOString()).toBe(instant);
    expect(wallMoment(new Date(instant))).toBe(text);
  });

  it.each(['2026-03-29T02:30:00', '2026-02-30T10:00:00', 'tomorrow', ''])('%j is no Dutch moment', (text) => {
    expect(dutchMoment(text)).toBeUndefined();
  });
});

describe('a registration', () => {
  it.each([
    ['06123456', undefined],
    ['6123456', 'interest.agb_seven'],
    ['612345', 'interest.agb'],
    ['0612 3456', 'interest.agb'],
    ['00000000', 'interest.agb'],
    ['٠٦١٢٣٤٥٦', 'interest.agb'],
  ])('the AGB code %s', (text, code) => {
    const read = agbSchema.safeParse(text);
    expect(
      read.success ? undefined : read.error.issues.map((issue) => 'params' in issue && issue.params?.['code']),
    ).toEqual(code && [code]);
  });

  it('tells all faults at once', () => {
    const read = interestSchema.safeParse({
      ...sound,
      agb: '6123456',
      regionIds: [],
      email: 'nobody',
      postcode: '12',
      possibilities: 'x',
    });
    expect(read.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'agb',
      'email',
      'possibilities',
      'postcode',
      'regionIds',
    ]);
    expect(interestSchema.parse({ ...sound, postcode: '3511 ab', ideas: undefined })).toMatchObject({
      postcode: '3511AB',
      ideas: '',
    });
  });

  it('finds twins by one mailbox, however it is written and whoever it is', () => {
    const all = [
      of('a', { agb: '06000001', email: 'info@zorg.example', name: 'Noor' }),
      of('b', { agb: '06000002', email: 'Info@Zorg.example', name: 'Bram' }),
      of('c', { agb: '06000003', email: 'info@elders.example', name: 'Eva' }),
    ];
    expect(twinsAmong(all)).toEqual([{ why: 'mail', ids: ['a', 'b'] }]);
  });

  it('finds twins by AGB code, and by name at one mail domain, and each once', () => {
    const all = [
      of('a', { agb: '06000001', email: 'jan@zorg.example', name: 'J. de Vries' }),
      of('b', { agb: '06000001', email: 'J@ZORG.example', name: 'j de vries' }),
      of('c', { agb: '06000002', email: 'x@zorg.example', name: 'J De Vries' }),
      of('d', { agb: '06000003', email: 'jan@elders.example', name: 'J. de Vries' }),
    ];
    expect(twinsAmong(all)).toEqual([
      { why: 'agb', ids: ['a', 'b'] },
      { why: 'person', ids: ['a', 'b', 'c'] },
    ]);
  });

  it('counts every district of the round, also the one that nobody named', () => {
    expect(coverageOf(['n', 's'], [{ regionIds: ['n'] }, { regionIds: ['n', 'x'] }])).toEqual([
      { regionId: 'n', count: 2 },
      { regionId: 's', count: 0 },
    ]);
  });
});

describe('the work before a form is taken', () => {
  it('looks at bits and not at bytes', () => {
    expect(beginsWithZeros(Uint8Array.of(0, 0b0000_0011), 14)).toBe(true);
    expect(beginsWithZeros(Uint8Array.of(0, 0b0000_0111), 14)).toBe(false);
    expect(beginsWithZeros(Uint8Array.of(0, 255), 8)).toBe(true);
    expect(beginsWithZeros(Uint8Array.of(), 8)).toBe(false);
  });
  it('gets heavier as more comes in, and never lighter', () => {
    expect([0, 60, 200, 5_000].map(workFor)).toEqual([14, 16, 18, 18]);
  });
});

const sound = {
  name: 'Noor Voorbeeld',
  position: 'Manager',
  organisation: 'Zorg Voorbeeld',
  street: 'Laan 1',
  postcode: '3511AB',
  city: 'Utrecht',
  regionIds: ['n'],
  possibilities: 'Twee teams in de wijk.',
  agb: '06123456',
  email: 'noor@voorbeeld.example',
};
const of = (id: string, more: Partial<RegisteredInterest>): RegisteredInterest => ({
  ...sound,
  ideas: '',
  version: 1,
  registeredAt: '',
  changedAt: null,
  confirmedAt: '',
  id,
  ...more,
});
