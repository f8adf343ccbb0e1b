import type { Candidate } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { askTexts } from './ask.texts.js';

interface Props {
  candidates: readonly Candidate[];
  onOrder: (candidates: Candidate[]) => void;
}

/** Whom one asks. Buttons instead of dragging: they work by keyboard, by thumb and by voice alike. */
export function AskOrder({ candidates, onOrder }: Props) {
  const t = useTexts(askTexts);
  if (candidates.length === 1)
    return <p className="text-lg font-semibold">{candidates.map(({ unit }) => unit.name)}</p>;
  const move = (index: number, by: number) => {
    const order = [...candidates];
    const [moved] = order.splice(index, 1);
    if (moved) order.splice(index + by, 0, moved);
    onOrder(order);
  };
  return (
    <ol aria-label={t('order')} className="ask-order">
      {candidates.map(({ unit }, index) => (
        <li key={unit.id}>
          <span className="grow">
            {index + 1}. {unit.name}
          </span>
          <button
            type="button"
            aria-label={t('up', { name: unit.name })}
            disabled={index === 0}
            onClick={() => move(index, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={t('down', { name: unit.name })}
            disabled={index === candidates.length - 1}
            onClick={() => move(index, 1)}
          >
            ↓
          </button>
        </li>
      ))}
    </ol>
  );
}
