import type { Change } from '@ketenzicht/shared/live';
import type { UnitsStore } from './units.store.js';

/** What a change that travels to browsers does to the wards on screen. */
export function applyChanges(store: UnitsStore, changes: readonly Change[]): void {
  store.apply(changes.filter(({ type }) => type === 'capacity.reported'));
}
