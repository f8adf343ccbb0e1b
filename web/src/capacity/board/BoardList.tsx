import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { boardTexts } from './board.texts.js';
import { BoardRow } from './BoardRow.js';

interface Props {
  ids: readonly string[];
  at: Date | null;
}

/** Up to here all rows simply stand in the page, where the browser's own search and printing find them. */
const fewEnough = 100;

export function BoardList(props: Props) {
  return props.ids.length <= fewEnough ? <PlainList {...props} /> : <LongList {...props} />;
}

function PlainList({ ids, at }: Props) {
  const t = useTexts(boardTexts);
  return (
    // The role again, because Safari drops it from a list without bullets.
    <ul role="list" aria-label={t('list')} className="board-list">
      {ids.map((id) => (
        <li key={id}>
          <BoardRow unitId={id} at={at} />
        </li>
      ))}
    </ul>
  );
}

/** Only the rows in view exist; each says which one it is of how many. */
function LongList({ ids, at }: Props) {
  const t = useTexts(boardTexts);
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [guess] = useState(() => (innerWidth < 768 ? 136 : 66));
  useLayoutEffect(() => {
    const measure = () => setTop(list.current?.offsetTop ?? 0);
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  const virtual = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => guess,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => ids[index] ?? index,
  });
  return (
    // The role again, because Safari drops it from a list without bullets.
    <ul
      ref={list}
      role="list"
      aria-label={t('list')}
      className="board-list relative"
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          aria-setsize={ids.length}
          aria-posinset={index + 1}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${start - top}px)` }}
        >
          <BoardRow unitId={ids[index] ?? ''} at={at} />
        </li>
      ))}
    </ul>
  );
}
