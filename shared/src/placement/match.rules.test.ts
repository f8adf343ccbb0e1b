import { describe, expect, it } from '@jest/globals';
import type { Ward } from '../directory/directory.contract.js';
import { aFigure, aMatchContext, aMatchWard, aNeed, at } from '../testing/a-match.js';
import { byName, match, type MatchContext, type MatchWard } from './match.rules.js';
import { matchSchema } from './match.contract.js';
import type { Criterion } from './placement.terms.js';
import type { Need } from './request.contract.js';

const find = (need: Partial<Need>, wards: MatchWard[], context: Partial<MatchContext> = {}) =>
  match(aNeed(need), wards, aMatchContext({ everyExcluded: true, ...context }));
const one = (need: Partial<Need>, ward: Partial<Ward> = {}, context: Partial<MatchContext> = {}) =>
  find(need, [aMatchWard(ward)], context);

describe('a hard criterion', () => {
  const excluding: [Criterion, Partial<Need>, Partial<Ward>][] = [
    ['securityLevel', {}, { securityLevel: '4' }],
    ['careIntensity', { careIntensity: 'D' }, { careIntensity: 'B' }],
    [
      'targetGroup',
      { targetGroups: ['sglvg', 'addiction'] },
      { targetGroups: ['psychiatry', 'intellectualDisability'] },
    ],
    ['legalTitle', { title: 'tbsDwangverpleging' }, { titles: ['wvggz', 'wzd'] }],
    ['sex', { sex: 'female' }, { sex: 'male' }],
    ['age', { ageBand: '12-17' }, { ageMin: 25 }],
    ['reach', { reach: 'region' }, { regionId: 'far' }],
    ['reach', { reach: 'neighbours' }, { regionId: 'far' }],
    ['avoidedRegion', { avoidRegionIds: ['middle'] }, {}],
  ];

  it.each(excluding)('%s keeps a ward out of what is proposed, and is named', (criterion, need, ward) => {
    const found = one(need, ward);
    expect([...found.assignable, ...found.unknown, ...found.notNow]).toEqual([]);
    expect(found.excluded).toEqual([{ unitId: expect.any(String), rules: [criterion] }]);
    expect(found.excludedBy).toEqual({ [criterion]: 1 });
    expect(found.excludedCount).toBe(1);
  });

  it('is named beside the others that exclude the same ward, so that nobody thinks one talk would do', () => {
    const found = one({ sex: 'female' }, { sex: 'male', securityLevel: '3' });
    expect(found.excluded?.[0]?.rules).toEqual(['securityLevel', 'sex']);
    expect(found.excludedBy).toEqual({ securityLevel: 1, sex: 1 });
    expect(found.excludedCount).toBe(1);
    expect(found.almost).toEqual([]);
  });

  const silent: [Criterion, Partial<Need>, Partial<Ward>][] = [
    ['securityLevel', {}, { securityLevel: null }],
    ['careIntensity', {}, { careIntensity: null }],
    ['targetGroup', {}, { targetGroups: [] }],
    ['legalTitle', {}, { titles: [] }],
    ['sex', { sex: null }, { sex: 'female' }],
    ['age', { ageBand: '18-24' }, { ageMin: 21 }],
    ['age', { ageBand: '18-24' }, { ageMin: 24 }],
    ['age', { ageBand: '65+' }, { ageMax: 65 }],
  ];
  it.each(silent)('%s that nothing is said about is unknown, and never fits', (criterion, need, ward) => {
    const found = one(need, ward);
    expect(found.assignable).toEqual([]);
    expect(found.unknown.map(({ unknown }) => unknown)).toEqual([[criterion]]);
    expect(found.excludedCount).toBe(0);
  });

  it('lets a neighbouring region in as soon as the reach is wider', () => {
    expect(one({ reach: 'neighbours' }, { regionId: 'beside' }).assignable).toHaveLength(1);
    expect(one({ reach: 'region' }, { regionId: 'beside' }).assignable).toHaveLength(0);
  });
});

describe('who pays', () => {
  it('excludes nobody: it is a flag (covenant of 6 November 2020)', () => {
    const found = one({ payer: 'wlz' }, { payers: ['wfz'] });
    expect(found.assignable).toMatchObject([{ payerFlag: true }]);
    expect(one({ payer: 'unclear' }, { payers: ['wfz'] }).assignable).toMatchObject([{ payerFlag: false }]);
    expect(one({ payer: 'wfz' }, { payers: ['wfz'] }).assignable).toMatchObject([{ payerFlag: false }]);
  });
});

describe('a bed', () => {
  const figures = {
    never: aFigure(0, 0, { operational: null, occupied: null, free: null, validUntil: null, observedAt: null }),
    stale: aFigure(10, 8, { validUntil: at.toISOString() }),
    admissionStop: aFigure(10, 8, { admissionStop: { reason: 'staff' } }),
    full: aFigure(10, 10),
    held: aFigure(10, 8, { held: 2, free: 0 }),
  };
  it.each(Object.entries(figures))('that is %s is not now, with that reason', (obstacle, capacity) => {
    const found = find({}, [aMatchWard({}, { capacity })]);
    expect(found.assignable).toEqual([]);
    expect(found.notNow).toMatchObject([{ obstacles: [obstacle], unit: { capacity: { held: capacity.held } } }]);
  });

  it('that this request holds itself does not stand in its own way', () => {
    const ward = aMatchWard({}, { capacity: figures.held });
    expect(find({}, [ward], { ownHold: ward.ward.id }).assignable).toHaveLength(1);
    expect(find({}, [ward], { ownHold: 'another' }).assignable).toHaveLength(0);
  });

  it('shows its freshness as it is at that moment', () => {
    const found = find({}, [aMatchWard({}, { capacity: figures.stale })]);
    expect(found.notNow[0]?.unit.capacity.freshness).toBe('expired');
  });
});

describe('almost', () => {
  const near: [Criterion, Partial<Need>, Partial<Ward>, string, string][] = [
    ['securityLevel', {}, { securityLevel: '3' }, '2-hoog', '3'],
    ['securityLevel', {}, { securityLevel: '2-laag' }, '2-hoog', '2-laag'],
    ['careIntensity', { careIntensity: 'C' }, { careIntensity: 'B' }, 'C', 'B'],
    ['targetGroup', { targetGroups: ['psychiatry', 'autism'] }, {}, 'psychiatry autism', 'psychiatry'],
    ['legalTitle', { title: 'rechterlijkeMachtiging' }, {}, 'rechterlijkeMachtiging', 'wvggz'],
    ['sex', { sex: 'female' }, { sex: 'male' }, 'female', 'male'],
    ['age', { ageBand: '18-24' }, { ageMin: 25 }, '18-24', '25-'],
    ['reach', { reach: 'region' }, { regionId: 'beside' }, 'middle', 'beside'],
    ['reach', { reach: 'neighbours' }, { regionId: 'far' }, 'middle', 'far'],
  ];
  it.each(near)(
    'fits but for %s, one step off: what is asked and what is there',
    (criterion, need, ward, asked, offered) => {
      expect(one(need, ward).almost).toMatchObject([{ criterion, asked, offered, obstacles: [], distanceKm: 0 }]);
    },
  );

  const far: [string, Partial<Need>, Partial<Ward>][] = [
    ['two levels off', {}, { securityLevel: '4' }],
    ['two steps of intensity below', { careIntensity: 'D' }, { careIntensity: 'B' }],
    ['two target groups short', { targetGroups: ['autism', 'addiction'] }, {}],
    ['two bands of age off', { ageBand: '18-24' }, { ageMin: 40 }],
    ['two steps of reach away', { reach: 'region' }, { regionId: 'far' }],
    ['in a region to avoid: a victim is no detail', { avoidRegionIds: ['middle'] }, {}],
    ['in the way twice', { sex: 'female' }, { sex: 'male', securityLevel: '3' }],
    ['silent about something else', { sex: 'female' }, { sex: 'male', securityLevel: null }],
  ];
  it.each(far)('is not a ward that is %s', (_, need, ward) => {
    expect(one(need, ward).almost).toEqual([]);
  });

  it('names those with a bed first, then the closest', () => {
    const place = (latitude: number) => ({ place: { latitude, longitude: 5 } });
    const level = { securityLevel: '3' } as const;
    const full = aMatchWard(level, { ...place(52), capacity: aFigure(8, 8) });
    const [north, close] = [aMatchWard(level, place(53)), aMatchWard(level, place(52.1))];
    const nowhere = aMatchWard(level, { place: null });
    const { almost } = find({}, [full, nowhere, north, close]);
    expect(almost.map(({ unit }) => unit.id)).toEqual([close, north, nowhere, full].map(({ ward }) => ward.id));
  });
});

describe('the order', () => {
  it('is by score, then by name in Dutch, then by id, and says its rank', () => {
    const wards = ['Zon 10', 'Zon 9', 'Ébène', 'Eik'].map((name) => aMatchWard({ name }));
    const closest = aMatchWard({ name: 'Zzz', payers: [] });
    const best = { ...aMatchWard({ name: 'Best' }), capacity: aFigure(10, 2) };
    const ordered = [...wards, closest, best]
      .sort((a, b) => byName(a.ward, b.ward))
      .map((ward, order) => ({ ...ward, order }));
    const { assignable } = find({}, ordered.toReversed());
    expect(assignable.map(({ unit }) => unit.name)).toEqual(['Best', 'Ébène', 'Eik', 'Zon 9', 'Zon 10', 'Zzz']);
    expect(assignable.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(byName({ name: 'A', id: '1' }, { name: 'A', id: '2' })).toBeLessThan(0);
  });

  it('holds the best of a long list, and counts the others', () => {
    const wards = Array.from({ length: 60 }, () => aMatchWard());
    const found = find({}, wards);
    expect(found.assignable).toHaveLength(50);
    expect(found.more).toEqual({ assignable: 10, unknown: 0, notNow: 0, almost: 0 });
    expect(found.considered).toBe(60);
  });

  it('holds no more than twenty that almost fit', () => {
    const found = find(
      {},
      Array.from({ length: 23 }, () => aMatchWard({ securityLevel: '3' })),
    );
    expect(found.almost).toHaveLength(20);
    expect(found.more.almost).toBe(3);
  });

  it('puts a ward that refused this request before behind its equal', () => {
    const [first, second] = [aMatchWard(), aMatchWard()];
    const found = find({}, [first, second], { refusedBy: new Set([first.ward.id]) });
    expect(found.assignable.map(({ unit, score }) => [unit.id, score])).toEqual([
      [second.ward.id, 85.5],
      [first.ward.id, 80.5],
    ]);
  });

  it('says nothing of every excluded ward unless that is asked', () => {
    const found = one({ sex: 'female' }, { sex: 'male' }, { everyExcluded: false });
    expect(found).not.toHaveProperty('excluded');
    expect(found.excludedCount).toBe(1);
  });

  it('is an answer of the contract', () => {
    const found = find({ reach: 'neighbours' }, [
      aMatchWard(),
      aMatchWard({ regionId: 'far' }),
      aMatchWard({ sex: 'female' }),
    ]);
    expect(matchSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({ revision: 7, at: at.toISOString() });
  });
});
