import { isStepdown } from '@ketenzicht/shared/directory';
import { totalOf, type BoardFilter, type Total, type Unit } from '@ketenzicht/shared/capacity';
import { useMemo } from 'react';
import { useNow } from '../../platform/clock.js';
import type { BoardPart } from './board.search.js';
import { inOrder, searchText, select, sumOf, without, type Searchable } from './board.rules.js';
import { useRegister } from '../register.context.js';
import type { Register } from '../register.rules.js';
import { useUnits } from '../units.store.js';
import { useUnitsNow } from './useUnitsNow.js';

export interface BoardView {
  board: Searchable;
  part: BoardPart;
  /** What could be free now in each part, whatever was asked; a part without wards is absent. */
  parts: ReadonlyMap<BoardPart, Total>;
  /** What else would be found under the same question in the other part. */
  beyond: number;
  /** The wards that match, in order. */
  selected: readonly Unit[];
  total: Total;
  /** Of each region that has wards at all: what matches there, the demand for a region itself left out. */
  regions: ReadonlyMap<string, Total>;
}

/** The board for one question, recomputed from the wards in the browser by the shared rules. `at` fixes the moment when looking back. */
export function useBoard(filter: BoardFilter, at: Date | null, asked: BoardPart | null): BoardView {
  const register = useRegister();
  const units = useUnitsNow(useUnits());
  const now = useNow();
  const moment = at ?? now;
  const textOf = useMemo(() => rememberTexts(register), [register]);
  const whole = useMemo(
    () => Map.groupBy(units, ({ setting }) => (isStepdown(setting) ? 'onward' : 'clinic')),
    [units],
  );
  const part = asked ?? (whole.has('clinic') || !whole.has('onward') ? 'clinic' : 'onward');
  const board = useMemo(() => ({ units: whole.get(part) ?? [], textOf, at: moment }), [whole, part, textOf, moment]);

  return useMemo(() => {
    const everywhere = select(board, without(filter, 'regions'));
    const here =
      filter.regions.length === 0 ? everywhere : everywhere.filter(({ regionId }) => filter.regions.includes(regionId));
    const found = Map.groupBy(everywhere, ({ regionId }) => regionId);
    const present = new Set(board.units.map(({ regionId }) => regionId));
    const regions = new Map([...present].map((id) => [id, totalOf(found.get(id) ?? [], moment, id)]));
    const wanted =
      filter.regions.length === 0 ? regions.values() : filter.regions.flatMap((id) => regions.get(id) ?? []);
    const parts = new Map([...whole].map(([one, wards]) => [one, totalOf(wards, moment)] as const));
    const other = whole.get(part === 'clinic' ? 'onward' : 'clinic') ?? [];
    const beyond = here.length > 0 ? 0 : select({ ...board, units: other }, filter).length;
    return { board, part, parts, beyond, selected: inOrder(here, moment), total: sumOf(wanted, moment), regions };
  }, [whole, part, board, filter, moment]);
}

/** A ward's names do not change with its figures, so its text is made once. */
function rememberTexts(register: Register): (unit: Unit) => string {
  const made = new Map<string, string>();
  return (unit) => {
    const known = made.get(unit.id) ?? searchText(register, unit);
    made.set(unit.id, known);
    return known;
  };
}
