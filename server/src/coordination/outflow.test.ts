import { describe, expect, it } from '@jest/globals';
import { defaultSignalSettings as settings } from '@ketenzicht/shared/coordination';
import { day, hour, minute } from '@ketenzicht/shared/kernel';
import { readyValidFor } from '@ketenzicht/shared/stepdown';
import { SignalBoard } from './signal.board.js';
import type { SignalWard } from './signal.shapes.js';

const ward = (id: string, more: Partial<SignalWard> = {}): SignalWard => ({
  id,
  directoryId: 'd',
  regionId: 'a',
  securityLevel: '3',
  targetGroups: ['psychiatry'],
  beds: 10,
  occupied: 10,
  free: 0,
  stopped: false,
  until: Infinity,
  openFrom: 0,
  openTo: Infinity,
  ...more,
});

/** A region of wards that are full, of which each says how many have been ready for over a week; null says nothing. */
class Region {
  readonly board = new SignalBoard(settings, () => new Set());
  private version = 0;
  constructor(...said: (number | null)[]) {
    said.forEach((long, index) => {
      this.board.putWard(ward(`w${index}`), 0);
      if (long !== null) this.say(`w${index}`, long, 0);
    });
  }

  say(unitId: string, long: number, at: number): void {
    const count = { unitId, version: ++this.version, ready: long, long, causes: { dwelling: long } };
    this.board.putReady({ ...count, from: at, until: at + readyValidFor }, at);
  }

  /** What was raised, worsened and cleared until then, each with its moment. */
  until(at: number): [kind: string, at: number][] {
    this.board.advance(at);
    return this.board
      .take()
      .map((change) => [
        change.kind === 'cleared' ? 'cleared' : `${change.kind} ${change.finding.rule} ${change.finding.level}`,
        change.at,
      ]);
  }
}

describe('K3 on the board', () => {
  it('is raised once it has lasted a quarter of an hour, with its facts', () => {
    const region = new Region(3, 2, null);
    region.board.advance(hour);
    const [change, ...more] = region.board.take();
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      kind: 'raised',
      at: 15 * minute,
      finding: {
        level: 'red',
        subject: 'K3:a:3',
        facts: {
          occupied: 20,
          readyLong: 5,
          share: 0.25,
          wardsCounted: 2,
          wardsNotCounted: 1,
          waitFor: { dwelling: 5 },
        },
      },
    });
  });

  it('what is put right within the quarter is no signal', () => {
    const region = new Region(3, 2);
    region.say('w0', 0, 10 * minute);
    region.say('w1', 0, 10 * minute);
    expect(region.until(day)).toEqual([]);
  });

  it('gets worse from amber to red, stays red, and ends an hour after people left', () => {
    const region = new Region(2, 1);
    expect(region.until(hour)).toEqual([['raised K3 amber', 15 * minute]]);
    region.say('w0', 5, 2 * hour);
    expect(region.until(day)).toEqual([['worsened K3 red', 2 * hour + 15 * minute]]);
    region.say('w0', 1, 2 * day);
    expect(region.until(3 * day)).toEqual([['cleared', 2 * day + hour]]);
  });

  it('a ward that falls silent ends nothing, and is forgotten eight days after its count ended', () => {
    const region = new Region(4, 0);
    expect(region.until(hour)).toEqual([['raised K3 amber', 15 * minute]]);
    region.say('w1', 0, 7 * day);
    expect(region.until(15 * day)).toEqual([]);
    region.say('w1', 0, 15 * day);
    expect(region.until(17 * day)).toEqual([['cleared', 16 * day + hour]]);
  });

  it('a ward that falls silent raises nothing: without its people the share of the others is larger', () => {
    const region = new Region(2, 0, 0, 0);
    expect(region.until(5 * day)).toEqual([]);
    region.say('w0', 2, 5 * day);
    expect(region.until(15 * day)).toEqual([]);
  });

  it('a figure that is no fact any more leaves a ward out, and never as nobody', () => {
    const region = new Region(4);
    region.board.putWard(ward('w0', { until: hour }), 10 * minute);
    expect(region.until(3 * day)).toEqual([['raised K3 red', 15 * minute]]);
    region.board.putWard(ward('w0', { occupied: 10, until: Infinity }), 3 * day);
    expect(region.until(4 * day)).toEqual([]);
  });

  it('who left is not waiting any more: no more wait than are there', () => {
    const region = new Region(3);
    region.board.putWard(ward('w0', { occupied: 1 }), minute);
    expect(region.until(day)).toEqual([]);
  });

  it('a ward that moves to another region takes its people along', () => {
    const region = new Region(4);
    expect(region.until(hour)).toEqual([['raised K3 red', 15 * minute]]);
    region.board.putWard(ward('w0', { regionId: 'b' }), 2 * hour);
    expect(region.until(day)).toEqual([
      ['raised K3 red', 2 * hour + 15 * minute],
      ['cleared', 3 * hour],
    ]);
  });
});
