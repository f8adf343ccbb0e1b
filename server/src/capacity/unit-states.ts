import { Inject, Injectable } from '@nestjs/common';
import { neverReported, type Capacity } from '@ketenzicht/shared/capacity';
import type { Ward } from '@ketenzicht/shared/directory';
import type { WardChanged } from '@ketenzicht/shared/live';
import type pg from 'pg';
import { EventFeed, type LoggedEvent } from '../platform/events/event-feed.js';
import { CLOCK, POOL, type Clock } from '../platform/tokens.js';
import { BoardSnapshot } from './board-snapshot.js';
import { standingColumns, toCapacity, type FigureRow } from './capacity.figures.js';
import { toWard, wardColumns, type WardRow } from './ward.queries.js';

/** A ward and the figure it stands at, as this process knows them. */
export interface UnitState {
  readonly ward: Ward;
  readonly directoryId: string;
  readonly validFrom: number;
  readonly validTo: number;
  capacity: Capacity;
}

/**
 * The read model: every ward with its newest figure, in memory, fed by the committed log. Boards are served and reports are judged from here;
 * the database has the last word on versions. Wards not yet open or already closed stay in; each moment picks those valid then.
 */
@Injectable()
export class UnitStates {
  private readonly byId = new Map<string, UnitState>();
  private readonly boards = new Map<string, BoardSnapshot>();
  private readonly regions = new Map<string, readonly string[]>();
  private readonly registers = new Map<string, readonly UnitState[]>();

  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly feed: EventFeed,
  ) {}

  get(id: string): UnitState | undefined {
    return this.byId.get(id);
  }

  /** All wards of a register. The list is another one only after a ward came or changed, so that others may keep what they made of it. */
  inRegister(directoryId: string): readonly UnitState[] {
    return this.registers.get(directoryId) ?? [];
  }

  board(directoryId: string): BoardSnapshot | undefined {
    return this.boards.get(directoryId);
  }

  /** Takes over a newer figure; an older or equal version changes nothing, so that applying twice or late is harmless. */
  apply(unitId: string, capacity: Capacity): void {
    const state = this.byId.get(unitId);
    if (!state || state.capacity.version >= capacity.version) return;
    state.capacity = capacity;
    this.boards.get(state.directoryId)?.touch(unitId);
  }

  /** Builds everything from one consistent moment of the database, then follows the log from exactly there. */
  async load(): Promise<void> {
    const at = this.clock();
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const head = await client.query<{ revision: number }>('select revision from log_head');
      const directories = await client.query<{ id: string; regions: string[] }>(
        `select d.id, array_agg(r.id order by r.code) filter (where r.id is not null) as regions
         from directory d left join region r on r.directory_id = d.id and r.scheme = d.scheme group by d.id`,
      );
      const wards = await client.query<WardRow & FigureRow>(
        `select ${wardColumns}, ${standingColumns} from ward_in_region w join capacity c on c.unit_id = w.id order by w.directory_id, w.location_id, w.name, w.id`,
      );
      await client.query('commit');
      this.byId.clear();
      for (const row of wards.rows) this.byId.set(row.id, toState(row, at));
      for (const { id, regions } of directories.rows) this.regions.set(id, regions ?? []);
      for (const id of this.regions.keys()) this.renewBoard(id);
      this.feed.listen((events) => this.follow(events));
      await this.feed.start(head.rows[0]?.revision ?? 0);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /** Re-reads one ward, when a client knows a newer version than this process does. */
  async refresh(unitId: string): Promise<UnitState | undefined> {
    const { rows } = await this.pool.query<FigureRow>(`select ${standingColumns} from capacity where unit_id = $1`, [
      unitId,
    ]);
    if (rows[0]) this.apply(unitId, toCapacity(rows[0], this.clock()));
    return this.byId.get(unitId);
  }

  /** Seldom, and wholly: a board knows its wards by their places in it. */
  private renewBoard(id: string): void {
    const states = [...this.byId.values()].filter(({ directoryId }) => directoryId === id);
    this.registers.set(id, states);
    this.boards.set(id, new BoardSnapshot(id, this.regions.get(id) ?? [], states));
  }

  /** The letter holds the ward, so that this process knows it before any screen that hears of it can ask for a new board. */
  private takeWard(directoryId: string, { ward, validFrom, validTo }: Omit<WardChanged, 'revision'>): void {
    this.byId.set(ward.id, {
      ward,
      directoryId,
      validFrom: Date.parse(validFrom),
      validTo: validTo === null ? Infinity : Date.parse(validTo),
      capacity: this.byId.get(ward.id)?.capacity ?? neverReported,
    });
    this.renewBoard(directoryId);
  }

  private follow(events: readonly LoggedEvent[]): void {
    for (const { type, subject, directoryId, payload } of events) {
      if (type === 'ward.changed') this.takeWard(directoryId, JSON.parse(payload) as Omit<WardChanged, 'revision'>);
      if (type !== 'capacity.reported') continue;
      const state = this.byId.get(subject);
      // Own commits were applied when they returned: no need to parse what we wrote ourselves.
      if (state && versionIn(payload) > state.capacity.version)
        this.apply(subject, (JSON.parse(payload) as { capacity: Capacity }).capacity);
    }
  }
}

const versionIn = (payload: string): number => Number(/"version":(\d+)\}\}$/.exec(payload)?.[1] ?? Infinity);

function toState(row: WardRow & FigureRow, at: Date): UnitState {
  return {
    ward: toWard(row),
    directoryId: row.directory_id,
    validFrom: row.valid_from.getTime(),
    validTo: row.valid_to?.getTime() ?? Infinity,
    capacity: toCapacity(row, at),
  };
}
