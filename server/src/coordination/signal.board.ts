import {
  bedState,
  clearAfterOf,
  followRun,
  isLongFree,
  nicheKey,
  rememberedFor,
  runEnds,
  type SignalSettings,
} from '@ketenzicht/shared/coordination';
import { day } from '@ketenzicht/shared/kernel';
import { DueQueue } from './due-queue.js';
import type { OutflowCell } from './outflow.cell.js';
import { NicheCell, WardCell } from './signal.cell.js';
import { SignalPlaces, type Neighbours } from './signal.places.js';
import type { SignalChange, SignalReady, SignalRequest, SignalWard } from './signal.shapes.js';
import { WaitCell } from './wait.cell.js';

/**
 * The rules over the whole country, kept up to date by what changes: a ward's figure reaches only the niches that it could serve. It reads no clock and no
 * database, so that history is replayed through the very same code. Moments must not run backwards.
 */
export class SignalBoard {
  private readonly wards = new Map<string, WardCell>();
  private readonly waits = new Map<string, WaitCell>();
  private readonly places: SignalPlaces;
  private readonly queue = new DueQueue<WardCell | NicheCell | WaitCell | OutflowCell>();
  private changes: SignalChange[] = [];

  constructor(
    private readonly settings: SignalSettings,
    neighbours: Neighbours,
  ) {
    this.places = new SignalPlaces(neighbours);
  }

  /** What happened since the last time this was asked, in order. */
  take(): SignalChange[] {
    const { changes } = this;
    this.changes = [];
    return changes;
  }

  /** Lets time pass, each thing at its own moment. */
  advance(until: number): void {
    for (let one = this.queue.take(until); one; one = this.queue.take(until)) {
      const { due } = one;
      one.due = Infinity;
      if (one instanceof WardCell) this.lookAtWard(one, due);
      else if (one instanceof NicheCell) this.lookAtNiche(one, due);
      else if (one instanceof WaitCell) this.lookAtWait(one, due);
      else this.lookAtOutflow(one, due);
    }
  }

  putWard(ward: SignalWard, at: number): void {
    this.advance(at);
    const cell = this.wards.get(ward.id) ?? new WardCell(ward);
    const known = this.wards.has(ward.id);
    const old = cell.ward;
    cell.ward = ward;
    if (!known) this.wards.set(ward.id, cell);
    if (!known || placeOf(old) !== placeOf(ward)) this.move(cell, old, at);
    this.lookAtWard(cell, at);
  }

  /** A ward that is not known here says nothing that could be placed; an older count than the one that stands changes nothing. */
  putReady(ready: SignalReady, at: number): void {
    this.advance(at);
    const cell = this.wards.get(ready.unitId);
    if (!cell || ready.version <= (cell.ready?.version ?? 0)) return;
    cell.ready = ready;
    this.lookAtWard(cell, at);
  }

  putRequest(request: SignalRequest, at: number): void {
    this.advance(at);
    const known = this.waits.get(request.id);
    const wait = known ?? new WaitCell(request);
    if (known && nicheKey(known.request) !== nicheKey(request)) this.leaveNiche(known, at);
    wait.change(request);
    this.waits.set(request.id, wait);
    this.lookAtWait(wait, at);
  }

  dropRequest(id: string, at: number): void {
    this.advance(at);
    const wait = this.waits.get(id);
    if (!wait) return;
    this.leaveNiche(wait, at);
    if (wait.raised) this.changes.push({ kind: 'cleared', at, subject: wait.subject });
    this.queue.put(wait, Infinity);
    this.waits.delete(id);
  }

  requests(): IterableIterator<string> {
    return this.waits.keys();
  }

  /** Takes over what was raised before; what no longer holds is cleared as if it ended now. False where nothing of the kind is known here. */
  adopt(subject: string, level: 'amber' | 'red', at: number): boolean {
    const [rule, key] = split(subject);
    const wait = rule === 'K2' ? this.waits.get(key) : undefined;
    if (wait) return (wait.raised = level) === level;
    const outflow = rule === 'K3' ? this.places.outflow(subject) : undefined;
    if (outflow) {
      outflow.adopt(level, at);
      this.lookAtOutflow(outflow, at);
      return true;
    }
    const niche = this.places.niche(key);
    if (!niche) return false;
    if (rule === 'K5') niche.k5 = true;
    else niche.k1 ??= level;
    if (niche.dry.since === null) niche.dry = { since: at, gapSince: at };
    this.lookAtNiche(niche, at);
    return true;
  }

  private lookAtWard(cell: WardCell, at: number): void {
    const { ward } = cell;
    const clearAfter = clearAfterOf(this.settings);
    const was = cell.state;
    const before = { isLong: cell.isLong, gap: cell.free.gapSince };
    cell.state = bedState(ward, at);
    cell.free = followRun(cell.free, cell.state === 'assignable', at, clearAfter);
    cell.isLong = isLongFree(cell.free, at, this.settings);
    const moments = [ward.openFrom, ward.openTo, ward.until, runEnds(cell.free, clearAfter) ?? Infinity];
    if (cell.free.since !== null) moments.push(cell.free.since + this.settings.k5Days * day);
    if (cell.ready) moments.push(cell.ready.until, cell.ready.until + rememberedFor);
    this.queue.put(cell, Math.min(...moments.filter((moment) => moment > at)));
    if (cell.ready && cell.outflow) this.lookAtOutflow(cell.outflow, at);
    if (was !== cell.state)
      for (const niche of cell.niches) {
        niche.states[was]--;
        niche.states[cell.state]++;
        this.lookAtNiche(niche, at);
      }
    const isAsBefore = before.isLong === cell.isLong && (!cell.isLong || before.gap === cell.free.gapSince);
    if (isAsBefore) return;
    for (const niche of this.places.noteLongFree(cell)) if (niche.k1 !== null) this.lookAtMismatch(niche, at);
  }

  private lookAtNiche(niche: NicheCell, at: number): void {
    const reached = niche.look(at, this.settings);
    if (niche.dry.since === null && niche.k1 !== null) {
      niche.k1 = null;
      this.changes.push({ kind: 'cleared', at, subject: `K1:${niche.key}` });
    } else if (reached && reached.level !== niche.k1 && niche.k1 !== 'red') {
      this.changes.push({
        kind: niche.k1 === null ? 'raised' : 'worsened',
        at,
        finding: niche.k1Finding({ ...reached, at }, this.settings),
      });
      niche.k1 = reached.level;
    }
    this.lookAtMismatch(niche, at);
    this.queue.put(niche, niche.next(at, this.settings));
    if (!niche.isIdle) return;
    this.queue.put(niche, Infinity);
    this.places.closeNiche(niche);
  }

  private lookAtMismatch(niche: NicheCell, at: number): void {
    if (niche.k1 === null && !niche.k5) return;
    const elsewhere = niche.k1 === null ? [] : niche.others(this.places.longFree(niche), at, this.settings);
    const isSo = elsewhere.length > 0;
    if (isSo === niche.k5) return;
    niche.k5 = isSo;
    if (isSo) this.changes.push({ kind: 'raised', at, finding: niche.k5Finding(elsewhere, at, this.settings) });
    else this.changes.push({ kind: 'cleared', at, subject: `K5:${niche.key}` });
  }

  private lookAtOutflow(outflow: OutflowCell, at: number): void {
    const change = outflow.look(at, this.settings);
    if (change) this.changes.push(change);
    this.queue.put(outflow, outflow.next(at, this.settings));
  }

  private lookAtWait(wait: WaitCell, at: number): void {
    const { request } = wait;
    if (request.from <= at) {
      const niche = this.places.nicheOf(request) ?? this.places.openNiche(request, at);
      niche.wait(request);
      this.lookAtNiche(niche, at);
    }
    const change = wait.look(at, this.settings);
    if (change) this.changes.push(change);
    this.queue.put(wait, wait.next(at));
  }

  private leaveNiche({ request }: WaitCell, at: number): void {
    const niche = this.places.nicheOf(request);
    if (!niche) return;
    niche.leave(request.id);
    this.lookAtNiche(niche, at);
  }

  private move(cell: WardCell, old: SignalWard, at: number): void {
    const { niches, outflow } = this.places.move(cell, old, at);
    if (outflow && cell.ready) this.lookAtOutflow(outflow, at);
    for (const niche of niches) this.lookAtNiche(niche, at);
  }
}

const placeOf = ({ directoryId, regionId, securityLevel, targetGroups }: SignalWard): string =>
  `${directoryId} ${regionId} ${securityLevel} ${targetGroups.join()}`;

/** `K1:region:level:group:reach`: the rule, and what follows. */
const split = (subject: string): [string, string] => {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
};
