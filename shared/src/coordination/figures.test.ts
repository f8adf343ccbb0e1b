import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, hour } from '../kernel/time.js';
import { spanOf } from '../placement/figures.rules.js';
import { caseKinds, causes, outcomes, rungs } from './coordination.terms.js';
import { coordinationFiguresSchema, type CoordinationFigures } from './figures.contract.js';
import { coordinationFigures, publishedCoordinationFigures, type CaseFact } from './figures.rules.js';

const at = new Date('2026-11-22T12:00:00Z');
const days = { from: '2026-10-01', to: '2026-10-31' };
const span = spanOf(days, at);

const open = (more: Partial<CaseFact> = {}): CaseFact => ({
  kind: 'knelpunt',
  regionId: 'north',
  rung: 'region',
  openedAt: span.from + day,
  closedAt: null,
  cause: null,
  outcome: null,
  climbed: false,
  ...more,
});
const closed = (after: number, more: Partial<CaseFact> = {}): CaseFact =>
  open({ closedAt: span.from + day + after, cause: 'outflow', outcome: 'capacityAdded', ...more });
const times = <T>(count: number, one: T): T[] => Array<T>(count).fill(one);
const figures = (...facts: CaseFact[]) => coordinationFigures(days, facts, at);
const published = (...facts: CaseFact[]) => publishedCoordinationFigures(days, facts, at);

describe('figures of the coordination point', () => {
  it('count what was opened, what was closed and what stood open at the end', () => {
    const told = figures(
      open({ kind: 'casus', rung: 'national', climbed: true }),
      open({ openedAt: span.from - 40 * day }),
      closed(2 * day),
      closed(3 * day, { openedAt: span.from - day, regionId: 'south', outcome: 'accepted', cause: 'law' }),
    );
    expect(told).toMatchObject({ opened: 2, closed: 2, open: 2, climbedByClock: 1, suppressed: false });
    expect(told.byKind.find(({ kind }) => kind === 'casus')).toMatchObject({ opened: 1, closed: 0, open: 1 });
    expect(told.byRegion).toEqual([{ regionId: 'north', opened: 2, open: 2 }]);
    expect(told.byRung).toEqual([
      { rung: 'provider', open: 0 },
      { rung: 'region', open: 1 },
      { rung: 'national', open: 1 },
      { rung: 'ministry', open: 0 },
    ]);
    expect(told.byCause).toEqual([
      { cause: 'outflow', count: 1 },
      { cause: 'law', count: 1 },
    ]);
    expect(told.byOutcome.map(({ outcome }) => outcome)).toEqual(['accepted', 'capacityAdded']);
    expect(coordinationFiguresSchema.parse(told)).toEqual(told);
  });

  it('leave out what was closed before, or opened after', () => {
    const told = figures(
      open({ openedAt: span.to }),
      closed(0, { openedAt: span.from - 9 * day, closedAt: span.from - 1 }),
    );
    expect(told).toMatchObject({ opened: 0, closed: 0, open: 0, byRegion: [] });
  });

  it('say of a time that is over the same, whatever happened since', () => {
    const then = figures(open(), open());
    expect(figures(open(), closed(0, { closedAt: span.to + day }))).toEqual(then);
  });

  it('count the time to a solution with those still open, and those that ended without one, for as long as they were open', () => {
    const { timeToSolution, byKind } = figures(
      closed(2 * hour),
      closed(4 * hour),
      closed(3 * hour, { outcome: 'duplicate' }),
      open(),
    );
    expect(timeToSolution).toMatchObject({ of: 4, open: 1, median: 240, p90: null });
    expect(timeToSolution.curve).toEqual([
      { minutes: 120, open: 0.75 },
      { minutes: 240, open: expect.closeTo(0.375) },
    ]);
    expect(byKind.map(({ median }) => median)).toEqual([240, null, null]);
  });

  it('draw a long curve with no more points than a drawing can show, and keep its ends', () => {
    const { curve } = figures(
      ...Array.from({ length: 700 }, (_, index) => closed((index + 1) * 600_000)),
    ).timeToSolution;
    expect(curve).toHaveLength(120);
    expect([curve[0]?.minutes, curve.at(-1)]).toEqual([10, { minutes: 7_000, open: 0 }]);
  });

  it('put every day in the week it is of, on Monday morning and when the clock goes back', () => {
    const monday = new Date('2026-10-25T23:30:00Z').getTime();
    const sunday = new Date('2026-10-25T22:30:00Z').getTime();
    const { byWeek } = figures(open({ openedAt: monday }), open({ openedAt: sunday }));
    expect(byWeek[0]).toEqual({ from: '2026-10-01', to: '2026-10-04', opened: 0, closed: 0 });
    expect(byWeek.slice(-2)).toEqual([
      { from: '2026-10-19', to: '2026-10-25', opened: 1, closed: 0 },
      { from: '2026-10-26', to: '2026-10-31', opened: 1, closed: 0 },
    ]);
  });
});

describe('figures for whoever is outside the care chain', () => {
  it('PRIV-08: are rounded, hide the few, and tell times only of ten or more', () => {
    const told = published(...times(20, closed(50 * hour)), ...times(2, open({ kind: 'casus', regionId: 'south' })));
    expect(told).toMatchObject({ closed: 20, suppressed: true, byWeek: [] });
    expect(told.byKind.find(({ kind }) => kind === 'casus')).toMatchObject({ opened: null, open: null, median: null });
    expect(told.byRegion.find(({ regionId }) => regionId === 'south')).toMatchObject({ opened: null, open: null });
    expect(told.timeToSolution).toEqual({ of: told.opened, open: null, median: 3_000, p90: 3_000, curve: [] });
    expect(published(...times(9, closed(hour))).timeToSolution.median).toBeNull();
  });

  const someFacts = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...caseKinds),
        regionId: fc.constantFrom('north', 'south', 'west'),
        rung: fc.constantFrom(...rungs),
        before: fc.integer({ min: -20, max: 60 }),
        took: fc.option(fc.integer({ min: 0, max: 30 })),
        cause: fc.constantFrom(...causes.slice(0, 4)),
        outcome: fc.constantFrom(...outcomes.casus.slice(0, 4)),
        climbed: fc.boolean(),
        count: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ before, took, count, cause, outcome, ...rest }) => {
        const openedAt = span.to - before * day - hour;
        const ended = took === null ? null : openedAt + took * day;
        return times(count, { ...rest, openedAt, closedAt: ended, cause, outcome });
      }),
    { maxLength: 20 },
  );
  /** Every count by its place in the answer. Without times, which are of ten or more and blunt. */
  const countsOf = (told: CoordinationFigures) =>
    new Map<string, number | null>([
      ...(['opened', 'closed', 'open', 'climbedByClock'] as const).map((name) => [name, told[name]] as const),
      ...told.byKind.flatMap((one) =>
        (['opened', 'closed', 'open'] as const).map((of) => [one.kind + of, one[of]] as const),
      ),
      ...told.byRegion.flatMap((one) =>
        (['opened', 'open'] as const).map((of) => [one.regionId + of, one[of]] as const),
      ),
      ...told.byCause.map(({ cause, count }) => [cause, count] as const),
      ...told.byRung.map(({ rung, open: count }) => [rung, count] as const),
      ...told.byOutcome.map(({ outcome, count }) => [outcome, count] as const),
    ]);
  const isTrueOf = (told: number | null, count: number) =>
    told === null || ((count === 0 || count >= 5) && Math.round(count / 5) * 5 === told);
  const alive = ({ openedAt, closedAt }: CaseFact) =>
    openedAt < span.to && (closedAt === null || closedAt >= span.from);
  const alike = (one: CaseFact) => {
    const isOpen = one.closedAt === null || one.closedAt >= span.to;
    const state = isOpen ? one.rung : `${one.cause} ${one.outcome}`;
    return [one.kind, one.regionId, one.openedAt >= span.from, isOpen, state, one.climbed].join();
  };

  it('PRIV-08: every small number could have been another, and all that is told in all tables would be as true', () => {
    fc.assert(
      fc.property(someFacts, (made) => {
        const facts: CaseFact[] = made.flat().filter(alive);
        const told = countsOf(published(...facts));
        const kinds = new Map<string, CaseFact[]>();
        for (const fact of facts) kinds.set(alike(fact), [...(kinds.get(alike(fact)) ?? []), fact]);
        for (const [first, ...more] of kinds.values()) {
          if (!first || more.length >= 4) continue;
          const world = more.length === 3 ? facts.toSpliced(facts.indexOf(first), 1) : [...facts, first];
          const exact = countsOf(figures(...world));
          const wrong = [...told].filter(([name, count]) => !isTrueOf(count, exact.get(name) ?? 0));
          expect(wrong).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('PRIV-08: no small number is ever told', () => {
    fc.assert(
      fc.property(someFacts, (made) => {
        const told = published(...made.flat());
        expect([...countsOf(told).values()].every((count) => count === null || count % 5 === 0)).toBe(true);
        expect(told.timeToSolution.of).toBe(told.opened);
      }),
    );
  });
});
