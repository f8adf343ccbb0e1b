import { afterEach, expect, it } from '@jest/globals';
import type { CareLine } from '@ketenzicht/shared/stepdown';
import { setLanguage, useTexts } from '../../platform/i18n.js';
import { renderHook } from '@testing-library/react';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { sayLine, type SayLine } from './say-line.js';

afterEach(() => setLanguage('nl'));

const saying = (): SayLine => {
  const { result, unmount } = renderHook(() => [useTexts(arrangementTexts), useTexts(arrangementNames)] as const);
  const [t, name] = result.current;
  unmount();
  return sayLine(t, name, 'Zorg Voorbeeld');
};
const reach = (from: number, hours: number) =>
  ({ part: 'nightReach', lineId: null, kind: 'reach', from, hours }) as const;

it('says when in the fewest words', () => {
  const say = saying();
  const week = (days: CareLine['when'] extends infer W ? (W extends { days: infer D } ? D : never) : never) =>
    say.when({ kind: 'week', days, parts: ['evening', 'morning'] });
  expect(week([7, 6, 5, 4, 3, 2, 1])).toBe('elke dag, ochtend en avond');
  expect(week([1, 2, 3, 4, 5])).toBe('maandag tot en met vrijdag, ochtend en avond');
  expect(week([7, 6])).toBe('in het weekend, ochtend en avond');
  expect(week([3, 1])).toBe('maandag en woensdag, ochtend en avond');
  expect(say.when({ kind: 'month', times: 1 })).toBe('1 keer per maand');
  expect(say.when(null)).toBe('nog niet bekend wanneer');
});

it('says by the clock whom to call', () => {
  const say = saying();
  const days = [1, 2, 3, 4, 5, 6, 7] as const;
  const hours = (...parts: ('morning' | 'afternoon' | 'evening' | 'night')[]) =>
    say.hours({ kind: 'week', days: [...days], parts });
  expect(hours('evening', 'morning', 'afternoon')).toBe('elke dag, 7:00 tot 23:00');
  expect(hours('night')).toBe('elke dag, 23:00 tot 7:00');
  expect(hours('morning', 'evening')).toBe('elke dag, ochtend en avond');
});

it('says the same hours of several days as one, and a stretch over days from its beginning to its end', () => {
  const say = saying();
  expect(say.reach([0, 1, 2, 3, 4, 5, 6].map((day) => reach(day * 24 + 23, 8)))).toBe('elke dag 23:00 tot 7:00');
  expect(say.reach([reach(5 * 24 + 23, 8), reach(6 * 24 + 23, 8)])).toBe('in het weekend 23:00 tot 7:00');
  expect(say.reach([reach(5 * 24 + 7, 48)])).toBe('zaterdag 7:00 tot maandag 7:00');
  expect(say.reach([reach(0, 168)])).toBe('altijd, dag en nacht');
  setLanguage('en');
  expect(saying().reach([reach(23, 8)])).toBe('Monday 23:00 to 7:00');
});
