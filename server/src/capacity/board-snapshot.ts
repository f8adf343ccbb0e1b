import { addTotals, freshnessAt, subtractTotals, totalsByRegion, type Total, type Unit } from '@ketenzicht/shared/capacity';
import { joinGzip, piece, type Piece } from './gzip-pieces.js';
import type { UnitState } from './unit-states.js';

const segmentSize = 32;
/** How old the head (moment, totals) may be while nothing changed. */
const headAge = 1_000;

interface Segment {
  states: readonly UnitState[];
  dirty: boolean;
  /** When time alone changes it: a figure expires, a ward opens or closes. */
  nextChange: number;
  raw: Buffer;
  piece: Piece;
  totals: Total[];
}

export interface EncodedBoard {
  etag: string;
  plain: () => Buffer;
  gzip: Buffer;
}

const nothing = Buffer.alloc(0);
const noPiece: Piece = { length: 0, crc: 0, deflated: nothing };
const constant = (text: string) => ({ raw: Buffer.from(text), piece: piece(Buffer.from(text)) });
const comma = constant(',');
const close = constant(']}');
const noTotal: Total = { regionId: null, operational: 0, occupied: 0, held: 0, outOfUse: 0, free: 0, available: 0, coverage: { reporting: 0, total: 0 } };

/**
 * The board of one register as bytes, always current and never built per request: wards stand in segments of 32, each encoded and compressed apart,
 * and a change costs only its own segment. (Built whole, 5,000 wards cost 40 ms a request.)
 */
export class BoardSnapshot {
  private readonly segments: Segment[] = [];
  private readonly segmentOf = new Map<string, Segment>();
  /** Kept by taking out what a segment added before and putting in what it adds now. */
  private readonly sums = new Map<string | null, Total>([[null, noTotal]]);
  private readonly texts = new Map<UnitState, { capacity: UnitState['capacity']; fresh: boolean; text: string }>();
  private builds = 0;
  private built: { revision: number; builds: number; headAt: number; board: EncodedBoard } | undefined;
  private dirty = true;
  private nextChange = 0;

  constructor(
    readonly directoryId: string,
    private readonly regionIds: readonly string[],
    states: readonly UnitState[],
  ) {
    for (let from = 0; from < states.length; from += segmentSize) {
      const segment: Segment = { states: states.slice(from, from + segmentSize), dirty: true, nextChange: 0, raw: nothing, piece: noPiece, totals: [] };
      this.segments.push(segment);
      for (const { ward } of segment.states) this.segmentOf.set(ward.id, segment);
    }
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
    const filled = this.segments.filter(({ raw }) => raw.length > 0);
    const between = filled.flatMap((segment, index) => (index === 0 ? [segment] : [comma, segment]));
    const board: EncodedBoard = {
      etag: `W/"${revision}.${this.builds}"`,
      plain: () => Buffer.concat([head, ...between.map(({ raw }) => raw), close.raw]),
      gzip: joinGzip([piece(head), ...between.map((part) => part.piece), close.piece]),
    };
    this.built = { revision, builds: this.builds, headAt: now, board };
    return board;
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
    const open = segment.states.filter((state) => isOpen(state, now));
    segment.nextChange = Math.min(...segment.states.map((state) => nextChangeOf(state, now)));
    const units = open.map((state): Unit => ({ ...state.ward, capacity: { ...state.capacity, freshness: freshnessAt(state.capacity, at) } }));
    const texts = open.map((state, index) => this.textOf(state, units[index]));
    segment.raw = open.length === 0 ? nothing : Buffer.from(texts.join());
    segment.piece = open.length === 0 ? noPiece : piece(segment.raw);
    for (const total of segment.totals) this.sums.set(total.regionId, subtractTotals(this.sums.get(total.regionId) ?? total, total));
    segment.totals = totalsByRegion(units, this.regionIds, at);
    for (const total of segment.totals) this.sums.set(total.regionId, addTotals(total, this.sums.get(total.regionId) ?? noTotal));
    segment.dirty = false;
  }

  /** A ward's text is kept until its figure, or the freshness of it, changes: thirty-one of the thirty-two in a segment did not. */
  private textOf(state: UnitState, unit: Unit | undefined): string {
    const fresh = unit?.capacity.freshness === 'fresh';
    const kept = this.texts.get(state);
    if (kept && kept.capacity === state.capacity && kept.fresh === fresh) return kept.text;
    const text = JSON.stringify(unit);
    this.texts.set(state, { capacity: state.capacity, fresh, text });
    return text;
  }

  private head(revision: number, at: Date): string {
    const totals = [null, ...this.regionIds].flatMap((id) => this.sums.get(id) ?? []);
    const { coverage } = this.sums.get(null) ?? noTotal;
    const fields = { revision, asOf: at.toISOString(), directoryId: this.directoryId, coverage, totals };
    return `${JSON.stringify(fields).slice(0, -1)},"units":[`;
  }
}

const isOpen = (state: UnitState, now: number): boolean => state.validFrom <= now && now < state.validTo;

function nextChangeOf({ capacity, validFrom, validTo }: UnitState, now: number): number {
  const expiry = capacity.validUntil === null ? Infinity : Date.parse(capacity.validUntil);
  return Math.min(...[expiry, validFrom, validTo].filter((moment) => moment > now), Infinity);
}
