import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceOf } from './arrangement-difference.rules.js';
import {
  arrangementContentInputSchema,
  type ArrangementContent,
  type CareLine,
  type LineWhen,
} from './arrangement.contract.js';
import { careWaaier, careWays, respiteLimits } from './arrangement.data.js';
import {
  agreeFaults,
  arrangementActsOn,
  contentFaults,
  endArrangementFaults,
  gapsOf,
  openPoints,
} from './arrangement.rules.js';
import { careParts, dayParts, lineBys, weekdays, type CarePart } from './arrangement.terms.js';
import { coveredHours, hoursOf, hoursOfWeek, reachOfWeek, unreached } from './reach.rules.js';
import { isoWeek, nightFaults, respiteUse } from './respite.rules.js';

const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const line = (part: CarePart, more: Partial<CareLine> = {}): CareLine => ({
  id: id(careParts.indexOf(part)),
  part,
  way: Object.keys(careWaaier[part].ways)[0] ?? null,
  by: 'ownTeam',
  organisation: null,
  phone: null,
  when: { kind: 'always' },
  law: careWaaier[part].laws[0] ?? null,
  ...more,
});
const alarm = (more: Partial<CareLine> = {}) => line('nightReach', { phone: '030 123 45 67', ...more });
/** Everything is arranged, or is not needed. */
const whole = (...lines: CareLine[]): ArrangementContent => {
  const given = lines.some(({ part }) => part === 'nightReach') ? lines : [...lines, alarm()];
  return {
    lines: given,
    notNeeded: careParts
      .filter((part) => !given.some((one) => one.part === part))
      .map((part) => ({ part, reason: 'doesAlone' as const })),
  };
};
const agreed = { on: '2026-11-20', with: ['client' as const], startsOn: '2026-12-01' };
const codes = (faults: { code: string }[]) => faults.map(({ code }) => code.replace('arrangement.', ''));

const aWhen: fc.Arbitrary<LineWhen> = fc.oneof(
  fc.constant<LineWhen>({ kind: 'always' }),
  fc.record({
    kind: fc.constant('week' as const),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    parts: fc.subarray([...dayParts], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('month' as const), times: fc.integer({ min: 1, max: 31 }) }),
);
const aLine: fc.Arbitrary<CareLine> = fc
  .tuple(fc.constantFrom(...careParts), fc.nat(999), fc.constantFrom(...lineBys), aWhen)
  .chain(([part, number, by, when]) =>
    fc
      .constantFrom(...Object.keys(careWaaier[part].ways))
      .map((way) => line(part, { id: id(number), by, way, when: part === 'respite' ? null : when })),
  );

describe('what a VPT is put together from', () => {
  it('every part has its ways, its laws and its page of the waaier, and each is a code of its own', () => {
    for (const part of careParts) {
      const { ways, laws, source } = careWaaier[part];
      expect([part, Object.keys(ways).length >= 3, laws.includes('wlz'), source.heading.length > 5]).toEqual([
        part,
        true,
        true,
        true,
      ]);
    }
    expect(careWays.every((way) => /^[a-zA-Z]{3,40}$/.test(way))).toBe(true);
  });

  it('shows as a gap what nobody decided, and nothing where somebody said why a part is not needed', () => {
    expect(gapsOf({ lines: [], notNeeded: [] }).map(({ part, kind }) => `${part} ${kind}`)).toEqual([
      ...careParts.slice(0, 9).map((part) => `${part} undecided`),
      'nightReach reach',
      ...careParts.slice(9).map((part) => `${part} undecided`),
    ]);
    expect(gapsOf(whole())).toEqual([]);
    const points = openPoints(gapsOf({ lines: [], notNeeded: [] }));
    expect(points.map(({ part, kind }) => `${part} ${kind}`).slice(0, 2)).toEqual([
      'nightReach reach',
      'personalCare undecided',
    ]);
    expect(points).toHaveLength(careParts.length);
  });

  it.each<[what: string, more: Partial<CareLine>, kinds: string[]]>([
    ['nothing but the part', { way: null, by: null, when: null, law: null }, ['way', 'who', 'when', 'law']],
    ['a subcontractor without a name', { by: 'subcontractor' }, ['who']],
    ['family, whom no law pays', { by: 'network', law: null }, []],
    ['a device that the own team stands behind', { by: 'technology' }, []],
  ])('of a line with %s', (_, more, kinds) => {
    expect(gapsOf(whole(line('nursing', more))).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each<[what: string, content: ArrangementContent, faults: string[]]>([
    ['a way of another part', whole(line('meals', { way: 'personAlarm' })), ['way_of_part']],
    [
      'no reach at night, as a choice',
      { lines: [], notNeeded: [{ part: 'nightReach', reason: 'ownWish' }] },
      ['reach_always'],
    ],
    [
      'a part that is needed and is not',
      { lines: [line('meals')], notNeeded: [{ part: 'meals', reason: 'ownWish' }] },
      ['needed_and_not'],
    ],
    [
      'family with a name',
      whole(line('laundry', { by: 'network', organisation: 'Zus', law: null })),
      ['network_named'],
    ],
    ['family that is paid', whole(line('laundry', { by: 'network' })), ['network_paid']],
    ['a law that pays no cleaning', whole(line('housekeeping', { law: 'zvw' })), ['law_of_part']],
    [
      'nights away of the laundry',
      whole(line('laundry', { when: { kind: 'nights', perWeek: 1, perYear: 9 } })),
      ['when_of_part'],
    ],
    ['a respite stay that is always', whole(line('respite')), ['when_of_part']],
    [
      '157 nights a year, 4 a week',
      whole(line('respite', { when: { kind: 'nights', perWeek: 4, perYear: 157 } })),
      ['nights_year', 'nights_week'],
    ],
    ['the same line twice', whole(line('meals'), line('meals')), ['line_twice']],
  ])('refuses %s', (_, content, faults) => {
    expect(codes(contentFaults(content))).toEqual(faults);
  });

  it('is agreed by the client or whoever represents them, of a day that was, and only whole', () => {
    const today = '2026-11-22';
    expect(agreeFaults(whole(line('nursing')), agreed, today, null)).toEqual([]);
    expect(codes(agreeFaults(whole(), { ...agreed, with: ['family'], on: '2026-11-23' }, today, '2026-12-02'))).toEqual(
      ['agreed_without', 'agreed_in_future', 'starts_before'],
    );
    const noNight = whole(
      alarm({ when: { kind: 'week', days: [...weekdays], parts: ['morning', 'afternoon', 'evening'] } }),
    );
    expect(codes(agreeFaults(noNight, agreed, today, null))).toEqual(Array.from({ length: 7 }, () => 'gap_reach'));
    expect(agreeFaults(whole(line('nursing', { law: null })), agreed, today, null)).toEqual([]);
  });

  it('ends on a day on which it held, and today when it has yet to begin', () => {
    const end = (on: string, began: string | null) =>
      codes(endArrangementFaults({ how: 'moved', on }, began, '2026-11-22'));
    expect([end('2026-11-22', null), end('2026-11-01', '2026-11-01'), end('2026-11-22', '2026-12-01')]).toEqual([
      [],
      [],
      [],
    ]);
    expect([end('2026-11-23', null), end('2026-10-31', '2026-11-01'), end('2026-11-21', '2026-12-01')]).toEqual([
      ['ended_in_future'],
      ['ended_before'],
      ['ended_before'],
    ]);
  });

  it('can be taken back for a day after it ended, and by nobody else', () => {
    const endedAt = new Date('2026-11-22T10:00:00Z');
    const standing = { providerId: 'a', directoryId: 'nl', state: 'ended' as const, endedAt };
    const actor = { role: 'provider' as const, organisationId: 'a', directoryId: 'nl' };
    const later = (ms: number) => new Date(endedAt.getTime() + ms);
    expect(arrangementActsOn(actor, standing, later(86_399_999))).toEqual(['undo']);
    expect(arrangementActsOn(actor, standing, later(86_400_000))).toEqual([]);
    expect(arrangementActsOn({ ...actor, organisationId: 'b' }, standing, later(1))).toEqual([]);
    expect(arrangementActsOn({ ...actor, role: 'nationalCoordinator' }, standing, later(1))).toEqual([]);
  });
});

describe('who can be reached, day and night', () => {
  it('the four parts of a day are the day, once', () => {
    const hours = coveredHours({ kind: 'week', days: [...weekdays], parts: [...dayParts] });
    expect(hours).toHaveLength(hoursOfWeek);
    expect(new Set(hours).size).toBe(hoursOfWeek);
    expect(Object.values(hoursOf).reduce((sum, { hours: many }) => sum + many, 0)).toBe(24);
  });

  it('the night of Sunday runs on into Monday, and is one stretch', () => {
    const weekdaysOnly = alarm({ when: { kind: 'week', days: [1, 2, 3, 4, 5, 6], parts: [...dayParts] } });
    const sundays = alarm({
      id: id(99),
      when: { kind: 'week', days: [7], parts: ['morning', 'afternoon', 'evening'] },
    });
    expect(unreached([weekdaysOnly, sundays])).toEqual([{ from: 6 * 24 + 23, hours: 8 }]);
    expect(unreached([])).toEqual([{ from: 0, hours: 168 }]);
  });

  it('sensors that only notice, and family that is bound to nothing, are no reach', () => {
    for (const more of [{ way: 'lifestyle' }, { by: 'network' as const }, { by: null }, { way: null }])
      expect(unreached([alarm(more)])).toEqual([{ from: 0, hours: 168 }]);
    expect(unreached([line('supervision')])).toEqual([]);
  });

  it('every hour is either covered or in exactly one gap, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 6 }), (lines) => {
        const week = reachOfWeek(lines);
        const open = unreached(lines).flatMap(({ from, hours }) =>
          Array.from({ length: hours }, (_, at) => (from + at) % hoursOfWeek),
        );
        expect(open.length).toBe(new Set(open).size);
        expect([...open].sort((one, other) => one - other)).toEqual(
          week.flatMap((covering, hour) => (covering.length === 0 ? [hour] : [])),
        );
      }),
    );
  });

  it('is never agreed with an hour open, and one more line never opens an hour', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 6 }), aLine, (lines, more) => {
        const content = whole(
          ...lines.filter(({ part }) => part !== 'nightReach'),
          alarm({ id: id(5000), when: null }),
        );
        const isOpen = unreached(content.lines).length > 0;
        expect(
          agreeFaults(content, agreed, '2026-11-22', null).some(({ code }) => code === 'arrangement.gap_reach'),
        ).toBe(isOpen);
        const hours = (all: CareLine[]) => unreached(all).reduce((sum, one) => sum + one.hours, 0);
        expect(hours([...lines, more])).toBeLessThanOrEqual(hours(lines));
      }),
    );
  });

  it('what is put together goes through the contract and comes out the same', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 6 }), (lines) => {
        expect(arrangementContentInputSchema.parse({ lines, notNeeded: [] }).lines).toEqual(lines);
      }),
    );
  });
});

describe('nights of a respite stay', () => {
  const held = { startsOn: '2025-01-01', today: '2026-06-01' };
  const days = (from: string, count: number, step = 1) =>
    Array.from({ length: count }, (_, at) => {
      const day = new Date(`${from}T12:00:00Z`);
      day.setUTCDate(day.getUTCDate() + at * step);
      return day.toISOString().slice(0, 10);
    });
  /** Three nights on end, every week. */
  const three = (from: string, weeks: number) => days(from, weeks, 7).flatMap((monday) => days(monday, 3));

  it('the week is that of ISO, also around new year', () => {
    expect(['2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30', '2021-01-03'].map(isoWeek)).toEqual([
      '2026-W53',
      '2026-W53',
      '2027-W01',
      '2025-W01',
      '2020-W53',
    ]);
  });

  it('a fourth night in a week is refused, on either side of new year', () => {
    const standing = ['2026-12-29', '2026-12-30', '2026-12-31'];
    const late = { startsOn: '2026-01-01', today: '2026-12-01' };
    expect(codes(nightFaults(standing, ['2027-01-01'], late))).toEqual(['night_week']);
    expect(nightFaults(standing, ['2027-01-04'], late)).toEqual([]);
  });

  it('the 157th night of a calendar year is refused, and the first of the next is not', () => {
    // 2026 begins and ends on a Thursday, and so has 53 weeks: three a week are more than 156.
    const standing = three('2026-01-01', 52);
    expect(standing).toHaveLength(respiteLimits.year);
    const [fault, ...more] = nightFaults(standing, ['2026-12-31'], held);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ pointer: '/nights/0', code: 'arrangement.night_year' });
    expect(fault?.detail).toContain('night 157 of 2026');
    expect(nightFaults(standing, ['2027-01-01'], held)).toEqual([]);
  });

  it('a leap year has no night more', () => {
    const leap = three('2028-01-03', 52);
    const until = { startsOn: '2027-01-01', today: '2028-06-01' };
    expect([leap.length, codes(nightFaults(leap, ['2028-01-01'], until))]).toEqual([156, ['night_year']]);
    expect(respiteUse(leap, '2028-02-29')).toEqual({ year: 156, week: 3 });
  });

  it('twice the same night, before the beginning, and years ahead are refused at once, each by its own night', () => {
    const faults = nightFaults(
      ['2026-06-03'],
      ['2026-06-03', '2026-06-08', '2026-06-08', '2024-12-31', '2030-01-01'],
      held,
    );
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/nights/0 arrangement.night_twice',
      '/nights/2 arrangement.night_twice',
      '/nights/3 arrangement.night_before',
      '/nights/3 arrangement.night_far',
      '/nights/4 arrangement.night_far',
    ]);
  });

  it('whatever is accepted one after another holds both limits, in whatever order it is asked', () => {
    const all = days('2026-01-01', 240);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 150 }), (asked) => {
        const taken: string[] = [];
        for (const day of asked) if (nightFaults(taken, [day], held).length === 0) taken.push(day);
        for (const day of taken) {
          const { year, week } = respiteUse(taken, day);
          expect(year <= 156 && week <= 3).toBe(true);
        }
      }),
      { numRuns: 3 },
    );
  });
});

describe('the difference between two versions', () => {
  it('names what came, went and is another now, by part, and takes no notice of order', () => {
    const from = whole(line('nursing'), line('meals', { id: id(50) }));
    const week = { kind: 'week' as const, days: [1 as const, 2 as const], parts: ['morning' as const] };
    const to = whole(line('nursing', { when: week }), line('laundry'));
    expect(
      differenceOf(from, to).map(({ part, came, went, changed, notNeeded }) => [
        part,
        came.length,
        went.length,
        changed.length,
        notNeeded,
      ]),
    ).toEqual([
      ['nursing', 0, 0, 1, null],
      ['meals', 0, 1, 0, { from: null, to: 'doesAlone' }],
      ['laundry', 1, 0, 0, { from: 'doesAlone', to: null }],
    ]);
    const turned = {
      ...to,
      lines: to.lines
        .toReversed()
        .map((one) => (one.part === 'nursing' ? { ...one, when: { ...week, days: [2 as const, 1 as const] } } : one)),
    };
    expect(differenceOf(to, turned)).toEqual([]);
  });
});
