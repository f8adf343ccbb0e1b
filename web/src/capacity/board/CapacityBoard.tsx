import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { boardTexts } from './board.texts.js';
import { filterOf, partOf, searchOf, type BoardSearch } from './board.search.js';
import { BoardAnnouncer } from './BoardAnnouncer.js';
import { BoardFilters } from './BoardFilters.js';
import { BoardParts } from './BoardParts.js';
import { BoardList } from './BoardList.js';
import { BoardTotals } from './BoardTotals.js';
import { Legend } from './Legend.js';
import { NothingMatches } from './NothingMatches.js';
import { PauseButton } from './PauseButton.js';
import { useBoard, type BoardView } from './useBoard.js';
import { useResting } from '../../ui/useResting.js';
import { useSteadyOrder } from './useSteadyOrder.js';

export interface RegionChoice {
  totals: BoardView['regions'];
  selected: readonly string[];
  onToggle: (regionId: string) => void;
}

interface Props {
  search: BoardSearch;
  onSearch: (part: Partial<BoardSearch>) => void;
  /** The moment looked back at; null is now. */
  at: Date | null;
  /** What stands under the title: which register, and the way to another moment. */
  subtitle: ReactNode;
  /** The map or the table of regions: another feature's, put in by the app. */
  renderRegions: (choice: RegionChoice) => ReactNode;
  /** What stands beside places to go on to, and is no bed: another feature's. */
  renderOnward: (regions: readonly string[]) => ReactNode;
}

/** As the address says it; clinics are what one gets without asking. */
const addressOf = { clinic: undefined, onward: 'verder' } as const;

/** A wall cannot be scrolled: the first wards, and how many there are besides. */
const wallShows = 24;

/** "Waar is nu plek?" */
export function CapacityBoard({ search, onSearch, at, subtitle, renderRegions, renderOnward }: Props) {
  const t = useTexts(boardTexts);
  const filter = useMemo(() => filterOf(search), [search]);
  const view = useBoard(filter, at, partOf(search));
  const isOnward = view.part === 'onward';
  const isWall = search.wall !== undefined;
  const { resting, rest } = useResting();
  const wanted = useMemo(() => view.selected.map(({ id }) => id), [view.selected]);
  const order = useSteadyOrder(wanted, resting, JSON.stringify([view.part, searchOf(filter)]));
  const title = t(at ? 'titlePast' : isOnward ? 'titleOnward' : 'title');
  useEffect(() => void (document.title = `${title} · Ketenzicht`), [title]);

  const list = useRef<HTMLDivElement>(null);
  const applyOrder = () => {
    // The button goes away with what it did; the focus must not be lost with it.
    list.current?.focus({ preventScroll: true });
    order.apply();
  };
  const other = isOnward ? 'clinic' : 'onward';
  const toggleRegion = (id: string) => {
    const chosen = filter.regions.includes(id) ? filter.regions.filter((one) => one !== id) : [...filter.regions, id];
    onSearch(searchOf({ ...filter, regions: chosen }));
  };

  return (
    <div className="board" data-wall={isWall} data-past={at !== null}>
      <div className="board-head">
        <h1>{title}</h1>
        <div className="text-mute">{subtitle}</div>
      </div>
      <BoardTotals total={view.total} />
      <aside className="board-regions">
        {renderRegions({ totals: view.regions, selected: filter.regions, onToggle: toggleRegion })}
      </aside>
      <section className="board-wards" aria-label={t('list')}>
        {!isWall && (
          <BoardParts
            parts={view.parts}
            part={view.part}
            onPart={(part) => onSearch({ ...searchOf({ ...filter, settings: [] }), part: addressOf[part] })}
          />
        )}
        {isOnward && at === null && renderOnward(filter.regions)}
        {!isWall && (
          <BoardFilters
            filter={filter}
            part={view.part}
            board={view.board}
            onFilter={(next) => onSearch(searchOf(next))}
          />
        )}
        {at === null && <BoardAnnouncer shown={order.ids} />}
        <div ref={list} tabIndex={-1} className="card outline-none" {...rest}>
          <Waiting count={order.waiting} onApply={applyOrder} />
          {order.ids.length === 0 ? (
            <NothingMatches
              board={view.board}
              filter={filter}
              onFilter={(next) => onSearch(searchOf(next))}
              beyond={view.beyond > 0 ? { part: other, count: view.beyond } : null}
              onPart={() => onSearch({ part: addressOf[other] })}
            />
          ) : (
            <BoardList ids={isWall ? order.ids.slice(0, wallShows) : order.ids} at={at} />
          )}
          {isWall && order.ids.length > wallShows && (
            <p className="px-5 py-2 text-mute">{t('andMore', { count: order.ids.length - wallShows })}</p>
          )}
          <footer className="board-foot">
            <Legend />
            {at === null && !isWall && <PauseButton />}
          </footer>
        </div>
      </section>
    </div>
  );
}

/** Quiet: the list stays as it is under the hand until this is pressed or the hand is taken away. */
function Waiting({ count, onApply }: { count: number; onApply: () => void }) {
  const t = useTexts(boardTexts);
  if (count === 0) return null;
  return (
    <button type="button" className="order-waiting" onClick={onApply}>
      {t('pending', { count })}
    </button>
  );
}
