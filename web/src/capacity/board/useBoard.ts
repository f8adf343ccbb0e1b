import { totalOf, type BoardFilter, type Total, type Unit } from '@ketenzicht/shared/capacity';
import { useMemo } from 'react';
import { useNow } from '../../platform/clock.js';
import { inOrder, searchText, select, sumOf, without, type Searchable } from './board.rules.js';
import { useRegister } from '../register.context.js';
import type { Register } from '../register.rules.js';
import { useUnits } from '../units.store.js';
import { useUnitsNow } from './useUnitsNow.js';

export interface BoardView {
  board: Searchable;
  /** The wards that match, in order. */
  selected: readonly Unit[];
  total: Total;
  /** Of each region that has wards at all: what matches there, the demand for a region itself left out. */
  regions: ReadonlyMap<string, Total>;
}

/** The board for one question, recomputed from the wards in the browser by the shared rules. `at` fixes the moment when looking back. */
export function useBoard(filter: BoardFilter, at: Date | null): BoardView {
  const register = useRegister();
  const units = useUnitsNow(useUnits());
  const now = useNow();
  const moment = at ?? now;
  const textOf = useMemo(() => rememberTexts(register), [register]);
  const board = useMemo(() => ({ units, textOf, at: moment }), [units, textOf, moment]);

  return useMemo(() => {
    const everywhere = select(board, without(filter, 'regions'));
    const here =
      filter.regions.length === 0 ? everywhere : everywhere.filter(({ regionId }) => filter.regions.includes(regionId));
    const found = Map.groupBy(everywhere, ({ regionId }) => regionId);
    const present = new Set(board.units.map(({ regionId }) => regionId));
    const regions = new Map([...present].map((id) => [id, totalOf(found.get(id) ?? [], moment, id)]));
    const asked =
      filter.regions.length === 0 ? regions.values() : filter.regions.flatMap((id) => regions.get(id) ?? []);
    return { board, selected: inOrder(here, moment), total: sumOf(asked, moment), regions };
  }, [board, filter, moment]);
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
