import type { Board, Capacity, Unit } from '@ketenzicht/shared/capacity';
import type { ReplayReport } from './intensivregister-row.js';

type Days = ReadonlyMap<string, ReplayReport>;
type Figure = Pick<Capacity, 'operational' | 'occupied' | 'reserve' | 'limitedBy' | 'observedAt'>;

/** What the boards must show, worked out from the rows that were accepted and from what stood before, never from the server's answers. */
export class Expectation {
  private readonly byUnit = new Map<string, Map<string, ReplayReport>>();
  private readonly before: ReadonlyMap<string, Capacity>;

  constructor(unitsBefore: readonly Pick<Unit, 'id' | 'capacity'>[]) {
    this.before = new Map(unitsBefore.map(({ id, capacity }) => [id, capacity]));
  }

  /** Of several rows for one day the last one stands, as a correction does. */
  accepted(unitId: string, date: string, report: ReplayReport): void {
    const days = this.byUnit.get(unitId) ?? new Map<string, ReplayReport>();
    this.byUnit.set(unitId, days.set(date, report));
  }

  get days(): string[] {
    return [...new Set([...this.byUnit.values()].flatMap((days) => [...days.keys()]))].sort();
  }

  /**
   * Wards that do not stand on a board of the past as that day's row; where it was refused, as the row before it. A ward that had a history of its own
   * may rightly show that instead, and is not judged on such a day.
   */
  mismatchesOn(board: Board, day: string): string[] {
    const hadHistory = (unitId: string) => (this.before.get(unitId)?.version ?? 0) > 0;
    return this.mismatches(
      board,
      (days, unitId) => days.get(day) ?? (hadHistory(unitId) ? undefined : newest(days, day)),
    );
  }

  /** Wards that do not stand now as their newest row, or as the still newer report that they had before. */
  mismatchesNow(board: Board): string[] {
    return this.mismatches(board, (days, unitId) => this.newerBefore(days, unitId) ?? newest(days));
  }

  /** How many wards had a newer report than the file's last before any of it was sent. */
  get keptNewer(): number {
    return [...this.byUnit].filter(([unitId, days]) => this.newerBefore(days, unitId)).length;
  }

  private newerBefore(days: Days, unitId: string): Capacity | undefined {
    const before = this.before.get(unitId);
    return before && momentOf(before) > momentOf(newest(days)) ? before : undefined;
  }

  private mismatches(
    board: Board,
    wantedOf: (days: Days, unitId: string) => Figure | ReplayReport | undefined,
  ): string[] {
    const units = new Map(board.units.map((unit) => [unit.id, unit]));
    return [...this.byUnit].flatMap(([unitId, days]) => {
      const unit = units.get(unitId);
      const wanted = wantedOf(days, unitId);
      if (!wanted || (unit && words(unit.capacity) === words(wanted))) return [];
      return [
        `${unit?.name ?? unitId}: the board shows ${unit ? words(unit.capacity) : 'nothing'}, it should be ${words(wanted)}`,
      ];
    });
  }
}

const newest = (days: Days, upTo = '9999'): ReplayReport | undefined => {
  const last = [...days.keys()]
    .filter((date) => date <= upTo)
    .sort()
    .at(-1);
  return last === undefined ? undefined : days.get(last);
};

const momentOf = (figure: { observedAt: string | null } | undefined): number =>
  figure?.observedAt ? Date.parse(figure.observedAt) : -Infinity;

/** Two figures are the same when this is; `[]`, nothing limits, differs from null, not said. */
const words = (figure: Figure | ReplayReport): string =>
  `${figure.operational} operational, ${figure.occupied} occupied, ${figure.reserve} in reserve, limited by ${JSON.stringify(figure.limitedBy ?? null)}, at ${momentOf(figure)}`;

/** `count` of them, the first and the last always among them, evenly spread. */
export function spread<T>(of: readonly T[], count: number): T[] {
  if (of.length <= count) return [...of];
  return of.filter(
    (_, index) =>
      Math.floor((index * (count - 1)) / (of.length - 1)) > Math.floor(((index - 1) * (count - 1)) / (of.length - 1)),
  );
}
