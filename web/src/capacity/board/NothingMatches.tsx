import { noFilter, type BoardFilter } from '@ketenzicht/shared/capacity';
import { useTexts } from '../../platform/i18n.js';
import type { BoardPart } from './board.search.js';
import { waysOut, without, type Searchable } from './board.rules.js';
import { boardTexts } from './board.texts.js';

interface Props {
  board: Searchable;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  /** What the same question finds in the other part of the board. */
  beyond: { part: BoardPart; count: number } | null;
  onPart: () => void;
}

/** Not "no results" but what to do: which one demand to drop, and what that would give. */
export function NothingMatches({ board, filter, onFilter, beyond, onPart }: Props) {
  const t = useTexts(boardTexts);
  if (board.units.length === 0) return <p className="p-8 text-mute">{t('empty')}</p>;
  const ways = waysOut(board, filter);
  return (
    <div className="p-6 md:p-8" role="status">
      <h2 className="text-xl font-semibold">{t('nothing')}</h2>
      {ways.length === 0 && beyond === null && <p className="mt-2 text-mute">{t('nothingAtAll')}</p>}
      <ul className="mt-4 flex flex-wrap gap-3">
        {beyond && (
          <li>
            <button type="button" className="button" onClick={onPart}>
              {t('beyond', { part: t(`part.${beyond.part}`), count: beyond.count })}
            </button>
          </li>
        )}
        {ways.map(({ facet, count }) => (
          <li key={facet}>
            <button type="button" className="button" onClick={() => onFilter(without(filter, facet))}>
              {t('nothingDrop', { name: t(facet), count })}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="link min-h-11" onClick={() => onFilter(noFilter)}>
            {t('clearAll')}
          </button>
        </li>
      </ul>
    </div>
  );
}
