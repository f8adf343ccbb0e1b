import { Injectable } from '@nestjs/common';
import type { SignalSettings } from '@ketenzicht/shared/coordination';
import { day, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { BedsPastService, type BedSpan } from '../capacity/beds-past.service.js';
import { CapacityService } from '../capacity/capacity.service.js';
import { WaitingService, type WaitingRequest } from '../placement/waiting.service.js';
import { ReadyCounts } from './ready-counts.js';
import { SignalBoard } from './signal.board.js';
import type { SignalReady, SignalRequest, SignalWard } from './signal.shapes.js';

type WardState = ReturnType<CapacityService['inRegister']>[number];
interface Event {
  at: number;
  play: (board: SignalBoard, at: number) => void;
}

/** The others of the server get their turn in between. */
const breath = 2_000;
const longestWarmUp = 120;

export const wardNow = ({ ward, directoryId, validFrom, validTo, capacity }: WardState): SignalWard => ({
  id: ward.id,
  directoryId,
  regionId: ward.regionId,
  securityLevel: ward.securityLevel,
  targetGroups: ward.targetGroups,
  beds: capacity.operational ?? 0,
  occupied: capacity.occupied ?? 0,
  free: capacity.free,
  stopped: capacity.admissionStop !== null,
  until: Date.parse(capacity.validUntil ?? ''),
  openFrom: validFrom,
  openTo: validTo,
});

export const waitOf = ({ openedAt, neededFrom, ...request }: WaitingRequest): SignalRequest => ({
  ...request,
  from: Math.max(openedAt.getTime(), startOfLocalDay(neededFrom).getTime()),
});

/** K3 follows wards that said something for as long as they are remembered: a count is a fact for eight days, and remembered for eight more. */
const outflowDays = 16;

/** How far before a window one has to begin, so that what it opens with is known. */
export const warmUp = ({ k1Days, k5Days }: SignalSettings): number =>
  Math.min(longestWarmUp, Math.max(2 * k1Days.crisis, 2 * k1Days.urgent, 2 * k1Days.regular, k5Days, outflowDays) + 2) *
  day;

/**
 * Plays the past through the rules, as it was observed. Wards are taken as they are registered now, and a bed counts as held only where a report said so: that
 * is what is kept.
 */
@Injectable()
export class SignalHistory {
  constructor(
    private readonly capacity: CapacityService,
    private readonly beds: BedsPastService,
    private readonly waiting: WaitingService,
    readonly counts: ReadyCounts,
  ) {}

  wards(directoryIds: readonly string[]): WardState[] {
    return directoryIds.flatMap((id) => [...this.capacity.inRegister(id)]);
  }

  /** A board that has seen everything from a warm-up before `from` until `to`. */
  async play(directoryIds: readonly string[], settings: SignalSettings, from: Date, to: Date): Promise<SignalBoard> {
    const start = new Date(from.getTime() - warmUp(settings));
    const wards = new Map(this.wards(directoryIds).map((state) => [state.ward.id, wardNow(state)]));
    const ready = await this.counts.between([...wards.keys()], start, to);
    const counted = [...new Set(ready.map(({ unitId }) => unitId))];
    const spans = await this.beds.spans([...wards.keys()], start, to, counted);
    const requests = await this.waiting.between(start, to);
    const board = new SignalBoard(settings, (directoryId, regionId) => this.waiting.neighbours(directoryId, regionId));
    for (const ward of wards.values()) board.putWard({ ...ward, free: null, until: NaN }, start.getTime());
    const events = [
      ...spans.flatMap((span) => bedEvent(wards.get(span.unitId), span)),
      ...ready.map(readyEvent),
      ...requests.filter(({ directoryId }) => directoryIds.includes(directoryId)).flatMap(waitEvents),
    ].sort((a, b) => a.at - b.at);
    let played = 0;
    for (const { at, play } of events) {
      if (at > to.getTime()) break;
      play(board, Math.max(at, start.getTime()));
      if (++played % breath === 0) await new Promise(setImmediate);
    }
    board.advance(to.getTime());
    return board;
  }
}

function bedEvent(ward: SignalWard | undefined, { from, until, hasBed, free, beds, occupied }: BedSpan): Event[] {
  if (!ward) return [];
  const then: SignalWard = { ...ward, stopped: false, free: hasBed ? Math.max(1, free) : 0, beds, occupied, until };
  return [{ at: from, play: (board, at) => board.putWard(then, at) }];
}

const readyEvent = (ready: SignalReady): Event => ({ at: ready.from, play: (board, at) => board.putReady(ready, at) });

function waitEvents(request: WaitingRequest): Event[] {
  const { id, openedAt, overAt } = request;
  const begins: Event = { at: openedAt.getTime(), play: (board, at) => board.putRequest(waitOf(request), at) };
  return overAt === null
    ? [begins]
    : [begins, { at: overAt.getTime(), play: (board, at) => board.dropRequest(id, at) }];
}
