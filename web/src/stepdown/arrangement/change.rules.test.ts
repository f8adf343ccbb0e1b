import { expect, it } from '@jest/globals';
import {
  careParts,
  contentFaults,
  dayParts,
  gapsOf,
  unreached,
  weekdays,
  type ArrangementContent,
  type CareLine,
} from '@ketenzicht/shared/stepdown';
import fc from 'fast-check';
import {
  chooseBy,
  chooseWay,
  lineToMend,
  neededAfterAll,
  settledParts,
  stateOf,
  usualLaw,
  whenOf,
  withLine,
  withoutLine,
  withoutPart,
} from './change.rules.js';

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const nothing: ArrangementContent = { lines: [], notNeeded: [] };
const reach = (when: CareLine['when']): CareLine => ({
  id: id(1),
  part: 'nightReach',
  way: 'personAlarm',
  by: 'ownTeam',
  organisation: null,
  phone: '030 000 00 00',
  when,
  law: 'wfz',
});

it('one press gives the hours without reach to another provider, and then every hour is covered', () => {
  const when = fc.record({
    kind: fc.constant('week' as const),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    parts: fc.subarray([...dayParts], { minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.option(when), (given) => {
      const content = given ? { ...nothing, lines: [reach(given)] } : nothing;
      const gaps = gapsOf(content);
      const open = gaps.find(({ kind }) => kind === 'reach');
      if (!open) return;
      const line = lineToMend(content, open, gaps, id(2));
      expect([line.part, line.by]).toEqual(['nightReach', 'subcontractor']);
      const mended = withLine(content, line);
      expect([unreached(mended.lines), contentFaults(mended)]).toEqual([[], []]);
    }),
  );
  expect(whenOf([{ from: 0, hours: 168 }])).toEqual({ kind: 'always' });
  expect(whenOf([{ from: 6 * 24 + 23, hours: 8 }])).toEqual({ kind: 'week', days: [7], parts: ['night'] });
});

it('a line begins with the law that the rest hangs on, where that one can pay the part', () => {
  expect([usualLaw([reach(null)], 'nursing'), usualLaw([reach(null)], 'respite'), usualLaw([], 'nursing')]).toEqual([
    'wfz',
    null,
    null,
  ]);
});

it('a way brings whoever mostly does it so, and family takes the name, the number and the law away', () => {
  const line = { ...reach(null), way: null, by: null };
  expect(chooseWay(line, 'subcontracting').by).toBe('subcontractor');
  expect(chooseWay({ ...line, by: 'ownTeam' }, 'region').by).toBe('ownTeam');
  const family = chooseBy({ ...reach(null), organisation: 'Zorg' }, 'network');
  expect([family.organisation, family.phone, family.law]).toEqual([null, null, null]);
});

it('a part is settled, open or not needed, and each choice puts the other away', () => {
  const away = withoutPart({ ...nothing, lines: [reach(null)] }, 'meals', 'ownWish');
  expect(stateOf('meals', away, gapsOf(away))).toBe('notNeeded');
  const back = neededAfterAll(away, 'meals');
  expect(stateOf('meals', back, gapsOf(back))).toBe('gap');
  const meal = { ...reach({ kind: 'always' }), id: id(3), part: 'meals' as const, way: 'delivered' };
  const eaten = withLine(away, meal);
  expect([eaten.notNeeded, stateOf('meals', eaten, gapsOf(eaten))]).toEqual([[], 'settled']);
  expect(withoutLine(eaten, id(3)).lines).toEqual([reach(null)]);
  const all = careParts.reduce<ArrangementContent>(
    (content, part) => (part === 'nightReach' ? content : withoutPart(content, part, 'doesAlone')),
    { ...nothing, lines: [reach({ kind: 'always' })] },
  );
  expect([settledParts(nothing, gapsOf(nothing)), settledParts(all, gapsOf(all))]).toEqual([0, 11]);
});
