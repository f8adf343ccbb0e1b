import { constants, crc32, deflateRawSync } from 'node:zlib';
import { addTotals, freshnessAt, totalsByRegion, type Total, type Unit } from '@ketenzicht/shared/capacity';
import type { UnitState } from './unit-states.js';

const segmentSize = 32;
/** How old the head (moment, totals) may be while nothing changed. */
const headAge = 1_000;

interface Segment {
  states: UnitState[];
  dirty: boolean;
  /** When time alone changes it: a figure expires, a ward opens or closes. */
  nextChange: number;
  raw: Buffer;
  deflated: Buffer;
  totals: Total[];
  empty: boolean;
}

export interface EncodedBoard {
  etag: string;
  plain: () => Buffer;
  gzip: Buffer;
}

const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last deflate block. */
const deflateEnd = Buffer.from([3, 0]);
const nothing = Buffer.alloc(0);
const tail = Buffer.from(']}');

/** Each piece ends on a byte with its dictionary reset, so that pieces made at different times join into one stream. */
const deflatePiece = (raw: Buffer) => deflateRawSync(raw, { level: 4, finishFlush: constants.Z_FULL_FLUSH });
const deflatedTail = deflatePiece(tail);

/**
 * The board of one register as bytes, always current and never built per request: wards stand in segments of 32, each encoded and compressed apart,
 * and a change costs only its own segment. (Built whole, 5,000 wards cost 40 ms a request.)
 */
export class BoardSnapshot {
  private readonly segments: Segment[] = [];
  private readonly segmentOf = new Map<string, Segment>();
  private builds = 0;
  private built: { revision: number; builds: number; headAt: number; board: EncodedBoard } | undefined;
  private dirty = true;
  private nextChange = 0;

  constructor(
    readonly directoryId: string,
    private readonly regionIds: readonly string[],
    private readonly states: readonly UnitState[],
  ) {
    for (let from = 0; from < states.length; from += segmentSize) {
      const segment: Segment = { states: states.slice(from, from + segmentSize), dirty: true, nextChange: 0, raw: nothing, deflated: nothing, totals: [], empty: true };
      this.segments.push(segment);
      for (const { ward } of segment.states) this.segmentOf.set(ward.id, segment);
    }
  }

  get size(): number {
    return this.states.length;
  }

  touch(unitId: string): void {
    const segment = this.segmentOf.get(unitId);
    if (segment) segment.dirty = this.dirty = true;
  }

  /** The board at this moment and revision; the same bytes as before while neither changed it. */
  encode(revision: number, at: Date): EncodedBoard {
    const now = at.getTime();
    this.renew(now);
    const last = this.built;
    if (last && last.revision === revision && last.builds === this.builds && now - last.headAt < headAge) return last.board;

    const head = Buffer.from(this.head(revision, at));
    const filled = this.segments.filter(({ empty }) => !empty);
    const raws: Buffer[] = [head, ...filled.map(({ raw }, index) => (index === 0 ? raw.subarray(1) : raw)), tail];
    const board: EncodedBoard = {
      etag: `W/"${revision}.${this.builds}"`,
      plain: () => Buffer.concat(raws),
      gzip: this.gzip(head, filled, raws),
    };
    this.built = { revision, builds: this.builds, headAt: now, board };
    return board;
  }

  private gzip(head: Buffer, filled: readonly Segment[], raws: readonly Buffer[]): Buffer {
    // The first segment starts with a comma that must go; it joins the head so that no compressed piece has to be made anew.
    const [first, ...rest] = filled;
    const opening = first ? Buffer.concat([head, first.raw.subarray(1)]) : head;
    const trailer = Buffer.alloc(8);
    let crc = 0;
    let length = 0;
    for (const raw of raws) {
      crc = crc32(raw, crc);
      length += raw.length;
    }
    trailer.writeUInt32LE(crc, 0);
    trailer.writeUInt32LE(length >>> 0, 4);
    return Buffer.concat([gzipHeader, deflatePiece(opening), ...rest.map(({ deflated }) => deflated), deflatedTail, deflateEnd, trailer]);
  }

  private renew(now: number): void {
    if (!this.dirty && now < this.nextChange) return;
    let next = Infinity;
    for (const segment of this.segments) {
      if (segment.dirty || now >= segment.nextChange) {
        this.encodeSegment(segment, now);
        this.builds++;
      }
      next = Math.min(next, segment.nextChange);
    }
    this.nextChange = next;
    this.dirty = false;
  }

  private encodeSegment(segment: Segment, now: number): void {
    const at = new Date(now);
    const units: Unit[] = [];
    segment.nextChange = Infinity;
    for (const state of segment.states) {
      const until = state.capacity.validUntil === null ? Infinity : Date.parse(state.capacity.validUntil);
      for (const moment of [until, state.validFrom, state.validTo]) if (moment > now && moment < segment.nextChange) segment.nextChange = moment;
      if (state.validFrom <= now && now < state.validTo)
        units.push({ ...state.ward, capacity: { ...state.capacity, freshness: freshnessAt(state.capacity, at) } });
    }
    segment.empty = units.length === 0;
    segment.raw = segment.empty ? nothing : Buffer.from(`,${JSON.stringify(units).slice(1, -1)}`);
    segment.deflated = segment.empty ? nothing : deflatePiece(segment.raw);
    segment.totals = totalsByRegion(units, this.regionIds, at);
    segment.dirty = false;
  }

  private head(revision: number, at: Date): string {
    const sums = new Map<string | null, Total>([[null, { ...noTotal }]]);
    for (const { totals } of this.segments)
      for (const total of totals) {
        const sum = sums.get(total.regionId);
        sums.set(total.regionId, sum ? addTotals(sum, total) : total);
      }
    const totals = [null, ...this.regionIds].flatMap((id) => sums.get(id) ?? []);
    const { coverage } = sums.get(null) ?? noTotal;
    const fields = { revision, asOf: at.toISOString(), directoryId: this.directoryId, coverage, totals };
    return `${JSON.stringify(fields).slice(0, -1)},"units":[`;
  }
}

const noTotal: Total = { regionId: null, operational: 0, occupied: 0, held: 0, outOfUse: 0, free: 0, available: 0, coverage: { reporting: 0, total: 0 } };
