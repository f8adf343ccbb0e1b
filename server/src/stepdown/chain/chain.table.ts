import type { Chain } from '@ketenzicht/shared/stepdown';
import type { Cell } from '../../platform/http/csv.js';

export type ChainTable = [columns: string[], rows: Cell[][]];

interface Names {
  ward: (id: string) => string;
  homes: ReadonlyMap<string, string>;
}

/** One move on a line, in the order in which they can be carried out. */
export const chainTable = (chains: readonly Chain[], { ward, homes }: Names): ChainTable => [
  ['keten', 'soort', 'dagen bespaard', 'stap', 'wie', 'uit', 'naar', 'vanaf', 'eerst vragen', 'dagen', 'gerekend'],
  chains.flatMap(({ kind, moves, savedDays }, at) =>
    moves.map(({ who, fromUnitId, to, on, ask, ...saved }, step): Cell[] => [
      at + 1,
      kind === 'swap' ? 'ruil' : 'keten',
      savedDays,
      step + 1,
      who.reference,
      fromUnitId === null ? '' : ward(fromUnitId),
      to.kind === 'ward' ? ward(to.unitId) : (homes.get(to.dwellingId) ?? ''),
      on,
      ask.join(' '),
      saved.savedDays,
      saved.isReckoned ? 'ja' : 'nee',
    ]),
  ),
];
