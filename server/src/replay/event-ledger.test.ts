import { describe, expect, it } from '@jest/globals';
import { neverReported } from '@ketenzicht/shared/capacity';
import type { Change } from '@ketenzicht/shared/live';
import { EventLedger } from './event-ledger.js';

const change = (revision: number) =>
  ({ revision, type: 'capacity.reported', unitId: `unit ${revision % 2}`, capacity: neverReported }) as Change;
const changes = (...revisions: number[]) => revisions.map(change);

describe('the ledger of events', () => {
  it('trusts a frame that shows every revision of its range', () => {
    const ledger = new EventLedger(10);
    ledger.frame({ from: 10, to: 12, changes: changes(11, 12) });
    expect([ledger.behind, ledger.cursor]).toEqual([false, 12]);
  });

  it('asks the log from where a frame merged or left a gap, and counts each event once', () => {
    const ledger = new EventLedger(10);
    ledger.frame({ from: 10, to: 14, changes: changes(13, 14) });
    ledger.frame({ from: 14, to: 15, changes: changes(15) });
    expect([ledger.behind, ledger.cursor, ledger.has(11)]).toEqual([true, 10, false]);
    ledger.page({ from: 10, to: 13, changes: changes(11, 12, 13) });
    expect([ledger.behind, ledger.cursor]).toEqual([true, 13]);
    ledger.page({ from: 13, to: 15, changes: changes(14, 15) });
    expect([ledger.behind, ledger.cursor]).toEqual([false, 15]);
    expect([11, 12, 13, 14, 15, 16].map((revision) => ledger.has(revision))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('notices from a heartbeat that it missed something', () => {
    const ledger = new EventLedger(10);
    ledger.hear(11);
    expect(ledger.behind).toBe(true);
  });
});
