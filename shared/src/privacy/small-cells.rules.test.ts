import { describe, expect, it } from '@jest/globals';
import { publishFigures, rounded, shareOf, total, type Cell, type PublishedCell } from './small-cells.rules.js';

type Dated<T> = T & { date: string };
const dates = ['2026-10', '2026-11'];

/** Each date on its own, as months are published. */
const publishBoth = (cells: readonly Dated<Cell>[]): Dated<PublishedCell>[] =>
  dates.flatMap((date) => publishFigures(cells.filter((cell) => cell.date === date)).map((one) => ({ ...one, date })));

/** Mulberry32: the same ten thousand tables on every machine. */
const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

/** A table of up to 4 × 4 on two dates, mostly small numbers; between the dates little changes. */
function aTable(random: () => number): Dated<Cell>[] {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const [rows, columns, most] = [1 + upTo(3), 1 + upTo(3), 1 + upTo(random() < 0.5 ? 6 : 20)];
  const cells: Dated<Cell>[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const count = upTo(most);
      const later = random() < 0.7 ? count : Math.max(0, count + upTo(2) - 1);
      const at = [`r${row}`, `c${column}`];
      cells.push({ at, date: '2026-10', count }, { at, date: '2026-11', count: later });
    }
  return cells;
}

type Bounds = [low: number, high: number];
const key = (at: readonly string[], date: string) => JSON.stringify([date, ...at]);

/** The most that is told: which numbers are small, and which are withheld. Real readers are told less. */
function boundsOf({ shown }: PublishedCell, isExact: boolean): Bounds {
  if (shown === 'few') return [1, 4];
  if (shown === 'withheld') return [0, Infinity];
  if (isExact) return [shown, shown];
  return shown === 0 ? [0, 0] : [Math.max(5, shown - 2), shown + 2];
}

/** Every sum over one dimension, on each date: the equations that margins and drill-downs give away. */
function equationsOf(published: readonly Dated<PublishedCell>[]): [whole: string, parts: string[]][] {
  const byWhole = new Map<string, string[]>();
  for (const { at, date } of published)
    at.forEach((place, index) => {
      if (place === total) return;
      const whole = `${index} ${key(at.with(index, total), date)}`;
      byWhole.set(whole, [...(byWhole.get(whole) ?? []), key(at, date)]);
    });
  return [...byWhole].map(([whole, parts]) => [whole.slice(2), parts]);
}

/** Tightens what each number can be until nothing more follows. `stable`: places of which a traitor told that nothing changed there between the dates. */
function attack(
  published: readonly Dated<PublishedCell>[],
  stable: ReadonlySet<string>,
  isExact = false,
): Map<string, Bounds> {
  const bounds = new Map(published.map((one) => [key(one.at, one.date), boundsOf(one, isExact)]));
  const of = (name: string): Bounds => bounds.get(name) ?? [0, Infinity];
  const equations = equationsOf(published);
  const equal = published
    .filter(({ date, at }) => date === '2026-10' && stable.has(JSON.stringify(at)))
    .map(({ at }) => [key(at, '2026-10'), key(at, '2026-11')] as const);
  let changed = true;
  const tighten = (name: string, low: number, high: number) => {
    const [a, b] = of(name);
    const next: Bounds = [Math.max(a, low), Math.min(b, high)];
    if (next[0] === a && next[1] === b) return;
    bounds.set(name, next);
    changed = true;
  };
  while (changed) {
    changed = false;
    for (const [whole, parts] of equations) {
      const low = parts.reduce((sum, part) => sum + of(part)[0], 0);
      const high = parts.reduce((sum, part) => sum + of(part)[1], 0);
      tighten(whole, low, high);
      for (const part of parts) {
        const [a, b] = of(part);
        const others = high - b;
        tighten(part, Number.isFinite(others) ? of(whole)[0] - others : 0, of(whole)[1] - (low - a));
      }
    }
    for (const [one, other] of equal) {
      tighten(one, ...of(other));
      tighten(other, ...of(one));
    }
  }
  return bounds;
}

const truth = (cells: readonly Dated<Cell>[], { at, date }: Dated<PublishedCell>) =>
  cells
    .filter((cell) => cell.date === date && at.every((place, index) => place === total || place === cell.at[index]))
    .reduce((sum, { count }) => sum + count, 0);

/** Small numbers that the attacker now knows, and rightly so. */
const recovered = (
  cells: readonly Dated<Cell>[],
  published: readonly Dated<PublishedCell>[],
  { traitor, isExact = false }: { traitor: boolean; isExact?: boolean },
) => {
  const bounds = attack(published, traitor ? unchanged(cells) : new Set(), isExact);
  return published.filter((one) => {
    const real = truth(cells, one);
    const [low, high] = bounds.get(key(one.at, one.date)) ?? [0, Infinity];
    if (low > real || high < real) throw new Error('the attacker reasons wrongly');
    return real > 0 && real < 5 && low === high;
  });
};

const unchanged = (cells: readonly Dated<Cell>[]): Set<string> =>
  new Set(
    cells
      .filter(({ at, date, count }) =>
        cells.some((other) => other.at === at && other.date !== date && other.count === count),
      )
      .map(({ at }) => JSON.stringify(at)),
  );

/** What a careless publisher does: hides 1 to 4 and prints the rest, totals and all, as they are. */
const careless = (cells: readonly Dated<Cell>[], published: readonly Dated<PublishedCell>[]): Dated<PublishedCell>[] =>
  published.map((one) => {
    const real = truth(cells, one);
    return { ...one, shown: real > 0 && real < 5 ? 'few' : real };
  });

/** Whether the reader sees the same when one small number, on all dates in a row on which it was the same, had been another. */
function isTheSame(
  cells: readonly Dated<Cell>[],
  cell: Dated<Cell>,
  other: number,
  published: readonly Dated<PublishedCell>[],
): boolean {
  const twin = new Set(cells.filter((one) => one.at === cell.at && one.count === cell.count));
  const changed = cells.map((one) => (twin.has(one) ? { ...one, count: other } : one));
  return published.every((one) => {
    const real = truth(changed, one);
    if (one.shown === 'withheld') return true;
    return one.shown === 'few' ? real > 0 && real < 5 : (real === 0 || real >= 5) && rounded(real) === one.shown;
  });
}

describe('Figures about people', () => {
  it('PRIV-08: an attacker with ten thousand tables, their margins, drill-downs and two dates recovers no small number', () => {
    const random = randomOf(20261122);
    let [hidden, found] = [0, 0];
    for (let round = 0; round < 10_000; round++) {
      const cells = aTable(random);
      const published = publishBoth(cells);
      hidden += published.filter(({ shown }) => shown === 'few').length;
      found += recovered(cells, published, { traitor: false }).length;
      found += recovered(cells, published, { traitor: true }).length;
    }
    expect(hidden).toBeGreaterThan(50_000);
    expect(found).toBe(0);
  });

  it('PRIV-08: each small number could have been another one with every published figure the same', () => {
    const random = randomOf(7);
    for (let round = 0; round < 1_000; round++) {
      const cells = aTable(random);
      const published = publishBoth(cells);
      for (const cell of cells.filter(({ count }) => count > 0 && count < 5)) {
        const worlds = [1, 2, 3, 4].filter((other) => other !== cell.count && isTheSame(cells, cell, other, published));
        expect(worlds.length).toBeGreaterThan(0);
      }
    }
  });

  it('PRIV-08: the same attacker does find what a careless publisher leaves', () => {
    const random = randomOf(20261122);
    let found = 0;
    for (let round = 0; round < 200; round++) {
      const cells = aTable(random);
      found += recovered(cells, careless(cells, publishBoth(cells)), { traitor: false, isExact: true }).length;
    }
    expect(found).toBeGreaterThan(100);
  });

  it('PRIV-08: what is shown is rounded to five, and nothing between one and four is ever shown', () => {
    const random = randomOf(3);
    for (let round = 0; round < 500; round++)
      for (const { shown } of publishBoth(aTable(random)))
        if (typeof shown === 'number') expect([shown % 5, shown > 0 && shown < 5]).toEqual([0, false]);
    expect([0, 5, 7, 8, 12].map(rounded)).toEqual([0, 5, 5, 10, 10]);
  });

  it('PRIV-08: a share is given only of ten or more', () => {
    expect([shareOf(5, 10), shareOf(5, 5), shareOf('few', 20), shareOf(5, 'withheld')]).toEqual([50, null, null, null]);
  });

  it('tells most of what can be told: totals of a large table stay', () => {
    const cells = Array.from({ length: 40 }, (_, index) => ({
      at: [`r${index % 8}`, `c${Math.floor(index / 8)}`],
      count: 6 + (index % 9),
    }));
    cells[0] = { at: ['r0', 'c0'], count: 2 };
    const published = publishFigures(cells);
    expect(published.filter(({ shown }) => typeof shown !== 'number').length).toBeLessThanOrEqual(3);
  });
});
