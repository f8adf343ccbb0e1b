import { useTexts } from '../../platform/i18n.js';
import type { BoardPart } from './board.search.js';
import { boardTexts } from './board.texts.js';
import type { BoardView } from './useBoard.js';

interface Props {
  parts: BoardView['parts'];
  part: BoardPart;
  onPart: (part: BoardPart) => void;
}

/** Beds in a clinic or places to go on to, each with its own sum. A register that has one of them only needs no choice. */
export function BoardParts({ parts, part, onPart }: Props) {
  const t = useTexts(boardTexts);
  if (parts.size < 2) return null;
  return (
    <div className="board-parts" role="group" aria-label={t('parts')}>
      {(['clinic', 'onward'] as const).map((one) => {
        const { available, coverage } = parts.get(one) ?? {};
        return (
          <button
            key={one}
            type="button"
            className="chip"
            data-on={one === part}
            aria-pressed={one === part}
            onClick={() => onPart(one)}
          >
            {t(`part.${one}`)}
            <span>{coverage?.reporting === 0 ? t('partUnknown') : t('partFree', { count: available ?? 0 })}</span>
          </button>
        );
      })}
    </div>
  );
}
