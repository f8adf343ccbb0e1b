import { describe, expect, it } from '@jest/globals';
import type { Ward } from '../../directory/directory.contract.js';
import { judged } from '../../placement/criteria.rules.js';
import { aMatchWard } from '../../testing/a-match.js';
import { randomFrom, randomNeed, randomWard } from '../../testing/random-match.js';
import { towardSchema, type Toward } from '../waiting/wait.contract.js';
import { hasBit } from './bits.js';
import { FitIndex } from './fit-index.js';
import { asksOf, homeOfWait, wishOfRequest, wishOfWait, type Wish } from './fit.rules.js';

const around = { neighbours: new Set(['beside']) };
const toward = (more: Partial<Toward> = {}): Toward =>
  towardSchema.parse({
    ageBand: '25-39',
    sex: 'male',
    targetGroups: ['psychiatry'],
    title: 'zorgmachtiging',
    regionId: 'middle',
    ...more,
  });
const ward = (more: Partial<Ward> = {}): Ward => aMatchWard(more).ward;
const asks = (waitsFor: Parameters<typeof wishOfWait>[0], to: Partial<Ward>, more: Partial<Toward> = {}) => {
  const wish = wishOfWait(waitsFor, toward(more));
  return wish && asksOf(wish, ward(to), around);
};

describe('DS-5: which place fits whom', () => {
  it('a request: exactly what the match says, ward by ward, also where thousands are judged at once', () => {
    const random = randomFrom(7);
    const first = randomNeed(random);
    const wards = Array.from(
      { length: 130 },
      () => randomWard(random, random() < 0.5 ? first : randomNeed(random)).ward,
    );
    const index = new FitIndex(wards, () => around);
    let fitting = 0;
    for (let count = 0; count < 500; count++) {
      const { ageBand, reach, sex } = randomNeed(random);
      const need = random() < 0.5 ? { ...first, ageBand, reach, sex } : randomNeed(random);
      const wish = wishOfRequest(need);
      const fit = index.of(wish);
      for (const [at, one] of wards.entries()) {
        const { excludedBy, unknown } = judged(need, one, around);
        const may = excludedBy.length === 0;
        expect(asksOf(wish, one, around)).toEqual(may ? unknown : null);
        expect([hasBit(fit.may, at), hasBit(fit.sure, at)]).toEqual([may, may && unknown.length === 0]);
        if (may) fitting++;
      }
    }
    expect(fitting).toBeGreaterThan(1_000);
  });

  it('a wait: the same, also where little was said', () => {
    const random = randomFrom(8);
    const wards = Array.from({ length: 100 }, () => {
      const settings = ['FPA', 'BW', 'FBW', 'RIBW', 'OTHER'] as const;
      return { ...randomWard(random, randomNeed(random)).ward, setting: settings[Math.floor(random() * 5)] ?? 'FPA' };
    });
    const index = new FitIndex(wards, () => around);
    for (const waitsFor of ['lowerLevel', 'protectedLiving', 'ribw', 'wlzPlace'] as const)
      for (let count = 0; count < 50; count++) {
        const { careIntensity: _, urgency: __, neededFrom: ___, ...said } = randomNeed(random);
        const quiet = random() < 0.3 ? { targetGroups: [], title: null, securityLevel: null } : {};
        const wish = wishOfWait(waitsFor, toward({ ...said, ...quiet }));
        if (!wish) continue;
        const fit = index.of(wish);
        for (const [at, one] of wards.entries()) {
          const asked = asksOf(wish, one, around);
          expect([hasBit(fit.may, at), hasBit(fit.sure, at)]).toEqual([asked !== null, asked?.length === 0]);
        }
      }
  });

  const living = { securityLevel: null, careIntensity: null } as const;
  it.each<[string, Parameters<typeof asks>, ReturnType<typeof asks>]>([
    ['a lower level: a ward of that level', ['lowerLevel', {}, { securityLevel: '2-hoog' }], []],
    ['a lower level: no other level', ['lowerLevel', { securityLevel: '3' }, { securityLevel: '2-hoog' }], null],
    [
      'a lower level: no place to live',
      ['lowerLevel', { ...living, setting: 'BW' }, { securityLevel: '2-hoog' }],
      null,
    ],
    ['a lower level of which nobody said which', ['lowerLevel', {}], null],
    ['protected living', ['protectedLiving', { ...living, setting: 'BW' }], []],
    ['protected living: no secured ward', ['protectedLiving', { setting: 'BW', securityLevel: '1' }], null],
    ['protected living: none for forensic titles', ['protectedLiving', { ...living, setting: 'FBW' }], null],
    [
      'protected living with a forensic title',
      ['protectedLiving', { ...living, setting: 'FBW', titles: ['forensic'] }, { title: 'tbsVoorwaarden' }],
      [],
    ],
    ['RIBW', ['ribw', { ...living, setting: 'RIBW' }], []],
    ['RIBW: no BW', ['ribw', { ...living, setting: 'BW' }], null],
    ['the Wlz: where it may pay', ['wlzPlace', { ...living, setting: 'OTHER', payers: ['wlz'] }], []],
    ['the Wlz: nobody said who pays', ['wlzPlace', { ...living, setting: 'OTHER', payers: [] }], null],
    ['the Wlz: no clinic', ['wlzPlace', { ...living, setting: 'FPA', payers: ['wlz'] }], null],
    ['authorisation: a place does not help', ['authorisation', { ...living, setting: 'BW' }], null],
    ['payment: a place does not help', ['payment', { ...living, setting: 'BW' }], null],
    ['a victim lives there', ['ribw', { ...living, setting: 'RIBW' }, { avoidRegionIds: ['middle'] }], null],
    [
      'little was said: to be asked',
      ['ribw', { ...living, setting: 'RIBW' }, { targetGroups: [], title: null }],
      ['targetGroup', 'legalTitle'],
    ],
  ])('%s', (_, given, expected) => {
    expect(asks(...given)).toEqual(expected);
  });

  it('a home: a VPT is meant where the Wlz or the Wfz pays', () => {
    const withTeam = (payer: Toward['payer']) => homeOfWait('dwelling', toward({ payer }))?.withTeam;
    expect((['wlz', 'wfz', 'zvw', 'wmo', 'unclear'] as const).map(withTeam)).toEqual([true, true, false, false, false]);
    expect([homeOfWait('ribw', toward()), wishOfWait('dwelling', toward())]).toEqual([null, null as Wish | null]);
  });
});
