import type { Change } from '@ketenzicht/shared/live';
import type { UnitsStore } from './units.store.js';

/** So that not every screen in the country asks for a new board in the same instant. */
const spread = 800;

/** What a change that travels to browsers does to the wards on screen. `reload` when a ward itself is another one: seldom, and then the whole board. */
export function applyChanges(store: UnitsStore, changes: readonly Change[], reload: () => void): void {
  store.apply(changes.filter((change) => change.type === 'capacity.reported'));
  if (changes.some(({ type }) => type === 'ward.changed')) setTimeout(reload, Math.random() * spread);
}
