import { describe, expect, it } from '@jest/globals';
import { defaultSignalSettings as settings } from '@ketenzicht/shared/coordination';
import { securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import { day, hour, minute } from '@ketenzicht/shared/kernel';
import { reaches, urgencies } from '@ketenzicht/shared/placement';
import { readyValidFor } from '@ketenzicht/shared/stepdown';
import { SignalBoard } from './signal.board.js';
import { subjectOf } from './signal.queries.js';
import type { SignalChange, SignalRequest, SignalWard } from './signal.shapes.js';

const regions = ['a', 'b', 'c'] as const;
const neighbours = (_: string, region: string) => new Set(region === 'a' ? ['b'] : region === 'b' ? ['a', 'c'] : ['b']);

/** Park and Miller, so that a failure can be played again. */
const randomFrom = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
const oneOf = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)] as T;

const aWard = (id: string, random: () => number): SignalWard => ({
  id,
  directoryId: 'd',
  regionId: oneOf(regions, random),
  securityLevel: oneOf(securityLevels.slice(0, 2), random),
  targetGroups: targetGroups.slice(0, 1 + Math.floor(random() * 2)),
  beds: 8,
  occupied: 7,
  free: null,
  stopped: false,
  until: NaN,
  openFrom: 0,
  openTo: Infinity,
});
const aRequest = (id: string, from: number, random: () => number): SignalRequest => ({
  id,
  directoryId: 'd',
  regionId: oneOf(regions, random),
  organisationId: null,
  askedBy: 'somebody',
  securityLevel: oneOf(securityLevels.slice(0, 2), random),
  targetGroups: [oneOf(targetGroups.slice(0, 2), random)],
  reach: oneOf(reaches, random),
  urgency: oneOf(urgencies, random),
  title: 'voluntary',
  payer: 'zvw',
  titleFrom: null,
  titleEnds: null,
  from,
});

/** A month in which figures, requests and time come in any order. */
function play(seed: number, tickEvery: number): SignalChange[] {
  const random = randomFrom(seed);
  const board = new SignalBoard(settings, neighbours);
  const wards = Array.from({ length: 8 }, (_, index) => aWard(`w${index}`, random));
  // Two that nobody asks for, and that mostly have a bed.
  const idle = new Set<SignalWard>(wards.slice(6).map((ward) => Object.assign(ward, { targetGroups: ['sglvg'] })));
  for (const ward of wards) board.putWard(ward, 0);
  let at = 0;
  let tick = 0;
  const open: string[] = [];
  for (let step = 0; step < 600; step++) {
    at += Math.floor(random() * 2 * hour);
    for (; tick <= at; tick += tickEvery) board.advance(tick);
    const dice = random();
    if (dice < 0.06) {
      open.push(`r${step}`);
      board.putRequest(aRequest(`r${step}`, at, random), at);
    } else if (dice < 0.08) board.dropRequest(open.shift() ?? '', at);
    else if (dice < 0.2) {
      const long = Math.floor(random() * 5);
      const unitId = oneOf(wards, random).id;
      board.putReady({ unitId, version: step, ready: long, long, causes: {}, from: at, until: at + readyValidFor }, at);
    } else {
      const ward = oneOf(wards, random);
      const isUsual = random() < 0.97;
      const free = idle.has(ward) === isUsual ? 1 : 0;
      board.putWard({ ...ward, free, stopped: random() < 0.05, until: at + 2 * day }, at);
    }
  }
  board.advance(at + day);
  return board.take();
}

describe('the board of signals', () => {
  it('how often time is looked at changes nothing: everything is raised and cleared at its own moment', () => {
    let count = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const often = play(seed, 7 * minute);
      expect(play(seed, 365 * day)).toEqual(often);
      count += often.length;
    }
    expect(count).toBeGreaterThan(500);
  });

  it('a subject is raised, worsened and cleared in turn, in order of time, and is not raised anew within the hour', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const raised = new Map<string, boolean>();
      const clearedAt = new Map<string, number>();
      let last = 0;
      for (const change of play(seed, hour)) {
        const subject = subjectOf(change);
        expect(change.at).toBeGreaterThanOrEqual(last);
        last = change.at;
        expect(raised.get(subject) ?? false).toBe(change.kind !== 'raised');
        raised.set(subject, change.kind !== 'cleared');
        if (change.kind === 'cleared') clearedAt.set(subject, change.at);
        if (change.kind === 'raised' && subject.startsWith('K1'))
          expect(change.at - (clearedAt.get(subject) ?? -Infinity)).toBeGreaterThanOrEqual(2 * day);
      }
    }
  });

  it('K3 stands for an hour at least, and is not raised anew within a quarter of an hour', () => {
    let seen = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const last = new Map<string, number>();
      for (const change of play(seed, 365 * day)) {
        const subject = subjectOf(change);
        if (!subject.startsWith('K3') || change.kind === 'worsened') continue;
        const since = change.at - (last.get(subject) ?? -Infinity);
        expect(since).toBeGreaterThanOrEqual(change.kind === 'raised' ? 15 * minute : hour);
        last.set(subject, change.at);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(25);
  });

  it('K5 stands only beside K1', () => {
    let seen = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const raised = new Set<string>();
      for (const change of play(seed, hour)) {
        const subject = subjectOf(change);
        if (change.kind === 'cleared') raised.delete(subject);
        else raised.add(subject);
        if (change.kind === 'raised' && subject.startsWith('K5')) {
          seen++;
          expect(raised.has(subject.replace('K5', 'K1'))).toBe(true);
        }
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
