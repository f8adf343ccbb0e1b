import type { Board, Capacity, Unit } from '@ketenzicht/shared/capacity';
import { createContext, use, useCallback, useSyncExternalStore } from 'react';

type Listener = () => void;
/** Calls back once, soon: on the next frame, or within a quarter of a second in a tab that paints none. */
export type Schedule = (flush: () => void) => void;

export const onNextFrame: Schedule = (flush) => {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    flush();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 250);
};

const byName = new Intl.Collator('nl', { numeric: true });

/**
 * Every ward on screen, by id. Changes are gathered and put in once per frame; a row hears of its own ward only.
 * The newest version wins, so that a frame may come twice, late or out of order.
 */
export class UnitsStore {
  private units = new Map<string, Unit>();
  private list: readonly Unit[] = [];
  private readonly waiting = new Map<string, Capacity>();
  private readonly ofUnit = new Map<string, Set<Listener>>();
  private readonly ofAll = new Set<Listener>();
  private scheduled = false;
  private paused = false;
  /** Whether a board was put in at all; an empty register is a board too. */
  isLoaded = false;
  /** The wards that the last flush changed. */
  lastChanged: readonly Unit[] = [];

  constructor(private readonly schedule: Schedule = onNextFrame) {}

  /** Kept in the order of their names: whoever sorts by figures finds equal wards in a steady order, without comparing names again. */
  load(board: Pick<Board, 'units'>): void {
    const older = this.units;
    const named = board.units.toSorted(
      (one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1),
    );
    // A change may have overtaken the board while it was on its way.
    this.units = new Map(named.map((unit) => [unit.id, newest(unit, older.get(unit.id))]));
    this.list = [...this.units.values()];
    this.lastChanged = [];
    this.isLoaded = true;
    this.ring([...new Set([...older.keys(), ...this.units.keys()])]);
  }

  apply(changes: readonly { unitId: string; capacity: Capacity }[]): void {
    for (const { unitId, capacity } of changes) {
      const known = this.waiting.get(unitId) ?? this.units.get(unitId)?.capacity;
      if (known && capacity.version > known.version) this.waiting.set(unitId, capacity);
    }
    if (this.waiting.size > 0) this.plan();
  }

  /** While paused nothing on screen moves; what comes in waits, and `waitingCount` says how many wards. */
  pause(paused: boolean): void {
    this.paused = paused;
    this.plan();
  }
  get isPaused(): boolean {
    return this.paused;
  }
  get waitingCount(): number {
    return this.paused ? this.waiting.size : 0;
  }

  unit(id: string): Unit | undefined {
    return this.units.get(id);
  }
  /** A new array after each change, the same one in between. */
  all(): readonly Unit[] {
    return this.list;
  }

  subscribe = (listener: Listener): (() => void) => {
    this.ofAll.add(listener);
    return () => this.ofAll.delete(listener);
  };

  subscribeUnit(id: string, listener: Listener): () => void {
    const listeners = this.ofUnit.get(id) ?? new Set();
    this.ofUnit.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.ofUnit.delete(id);
    };
  }

  private plan(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.schedule(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    if (this.paused || this.waiting.size === 0) {
      this.ring([]);
      return;
    }
    const changed = [...this.waiting].flatMap(([id, capacity]) => {
      const unit = this.units.get(id);
      return unit && capacity.version > unit.capacity.version ? [{ ...unit, capacity }] : [];
    });
    this.waiting.clear();
    for (const unit of changed) this.units.set(unit.id, unit);
    this.list = [...this.units.values()];
    this.lastChanged = changed;
    this.ring(changed.map(({ id }) => id));
  }

  private ring(ids: readonly string[]): void {
    for (const id of ids) for (const listener of this.ofUnit.get(id) ?? []) listener();
    for (const listener of this.ofAll) listener();
  }
}

const newest = (unit: Unit, held: Unit | undefined): Unit =>
  held && held.capacity.version > unit.capacity.version ? { ...unit, capacity: held.capacity } : unit;

export const UnitsContext = createContext<UnitsStore | null>(null);

export function useUnits(): UnitsStore {
  const store = use(UnitsContext);
  if (!store) throw new Error('useUnits outside UnitsContext');
  return store;
}

/** One ward, anew when its own figure changes. */
export function useUnit(id: string): Unit | undefined {
  const store = useUnits();
  const subscribe = useCallback((listener: Listener) => store.subscribeUnit(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => store.unit(id));
}
