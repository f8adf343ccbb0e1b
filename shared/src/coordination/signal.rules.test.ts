import { describe, expect, it } from '@jest/globals';
import { day, hour, minute } from '../kernel/time.js';
import {
  bedState,
  defaultSignalSettings as settings,
  followRun,
  isDry,
  isInNiche,
  k1Moments,
  noRun,
  type BedFigure,
  type Niche,
  type Run,
} from './signal.rules.js';
import { ruleSettingsSchema } from './signal.contract.js';

const clearAfter = hour;
const follow = (steps: readonly (readonly [at: number, holds: boolean | undefined])[]): Run =>
  steps.reduce((run, [at, holds]) => followRun(run, holds, at * minute, clearAfter), noRun);

describe('a condition that is followed', () => {
  it.each<[what: string, steps: [number, boolean | undefined][], since: number | null]>([
    ['begins when it holds', [[5, true]], 5],
    [
      'goes on through a short interruption',
      [
        [0, true],
        [30, false],
        [60, true],
      ],
      0,
    ],
    [
      'begins anew after a long one',
      [
        [0, true],
        [30, false],
        [90, true],
      ],
      90,
    ],
    [
      'is not over before the interruption has lasted',
      [
        [0, true],
        [30, false],
        [89, false],
      ],
      0,
    ],
    [
      'is over when it has',
      [
        [0, true],
        [30, false],
        [90, false],
      ],
      null,
    ],
    [
      'is not changed by what nobody knows',
      [
        [0, true],
        [30, undefined],
        [200, undefined],
      ],
      0,
    ],
    [
      'is over in time also when nobody knows what came after',
      [
        [0, true],
        [30, false],
        [200, undefined],
      ],
      null,
    ],
  ])('%s', (_, steps, since) => {
    expect(follow(steps).since).toBe(since === null ? null : since * minute);
  });

  it('no run ends within the hour after it was interrupted, however the condition flickers', () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 200; round++) {
      let run: Run = noRun;
      let [at, gone] = [0, Infinity];
      for (let step = 0; step < 200; step++) {
        at += random() * 20 * minute;
        const holds = random() < 0.5;
        const before = run;
        run = followRun(run, holds, at, clearAfter);
        if (before.since !== null && run.since !== before.since) expect(at - gone).toBeGreaterThanOrEqual(clearAfter);
        if (holds) gone = Infinity;
        else if (gone === Infinity) gone = at;
      }
    }
  });
});

describe('K1', () => {
  const figure: BedFigure = { free: 1, stopped: false, until: 100, openFrom: 0, openTo: Infinity };
  it.each<[Partial<BedFigure>, string]>([
    [{}, 'assignable'],
    [{ free: 0 }, 'none'],
    [{ stopped: true }, 'none'],
    [{ until: 50 }, 'unknown'],
    [{ free: null, until: NaN }, 'unknown'],
    [{ openTo: 50 }, 'shut'],
    [{ openFrom: 60 }, 'shut'],
  ])('a ward with %j is %s', (more, state) => {
    expect(bedState({ ...figure, ...more }, 50)).toBe(state);
  });

  const states = { assignable: 0, none: 0, unknown: 0, shut: 0 };
  it('missing is never zero: where nobody reports, nothing is known; where no ward is, there is no bed', () => {
    expect(isDry({ ...states, unknown: 3 }, 1)).toBeUndefined();
    expect(isDry({ ...states, unknown: 3, none: 1 }, 1)).toBe(true);
    expect(isDry(states, 1)).toBe(true);
    expect(isDry({ ...states, none: 3, assignable: 1 }, 1)).toBe(false);
    expect(isDry({ ...states, none: 3 }, 0)).toBe(false);
  });

  it('counts from when there was no bed and somebody waited, whichever came last', () => {
    const run = { since: day, gapSince: null };
    expect(k1Moments(run, { crisis: 3 * day, regular: 0 }, settings)).toEqual([
      { level: 'red', urgency: 'crisis', at: 5 * day },
      { level: 'amber', urgency: 'regular', at: 15 * day },
      { level: 'red', urgency: 'regular', at: 29 * day },
    ]);
    expect(k1Moments(noRun, { crisis: 0 }, settings)).toEqual([]);
  });

  it('more patience never raises sooner', () => {
    const run = { since: 0, gapSince: null };
    for (let days = 0; days < 30; days++) {
      const at = (urgent: number) =>
        k1Moments(run, { urgent: 0 }, { ...settings, k1Days: { ...settings.k1Days, urgent } })[0]?.at ?? NaN;
      expect(at(days + 1)).toBeGreaterThan(at(days));
    }
  });

  const niche: Niche = {
    directoryId: 'd',
    regionId: 'a',
    securityLevel: '3',
    targetGroups: ['psychiatry'],
    reach: 'neighbours',
  };
  it.each([
    ['of the region', { regionId: 'a' }, true],
    ['of a neighbour', { regionId: 'b' }, true],
    ['too far away', { regionId: 'c' }, false],
    ['of another level', { securityLevel: '4' as const }, false],
    ['that says no level', { securityLevel: null }, false],
    ['that says no group', { targetGroups: [] }, false],
  ])('a ward %s', (_, more, fits) => {
    const ward = { regionId: 'a', securityLevel: '3' as const, targetGroups: ['psychiatry' as const], ...more };
    expect(isInNiche(niche, ward, new Set(['b']))).toBe(fits);
  });

  it('settings that are no settings are refused', () => {
    expect(ruleSettingsSchema.safeParse(settings).success).toBe(true);
    for (const wrong of [-1, NaN, Infinity, 1e9, '3'])
      expect(ruleSettingsSchema.safeParse({ ...settings, k5Days: wrong }).success).toBe(false);
  });
});
