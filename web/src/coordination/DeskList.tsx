import type { CaseCard } from '@ketenzicht/shared/coordination';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { CaseLine } from './CaseLine.js';
import { deskTexts } from './desk.texts.js';

interface Props {
  cards: readonly CaseCard[];
  all: number;
  closed: boolean;
  onClear: () => void;
}

/** The most pressing are what one works on; thousands of lines would make the screen slow. */
const atOnce = 60;

export function DeskList({ cards, all, closed, onClear }: Props) {
  const t = useTexts(deskTexts);
  const [shown, setShown] = useState(atOnce);
  const more = Math.min(atOnce, cards.length - shown);
  if (cards.length === 0) return <Nothing all={all} closed={closed} onClear={onClear} />;
  return (
    <>
      <p role="status" className="mt-4 text-[15px] text-mute">
        {t('found', { count: cards.length })}
      </p>
      <ol className="case-lines">
        {cards.slice(0, shown).map((card) => (
          <li key={card.id}>
            <CaseLine card={card} />
          </li>
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className="button mt-4" onClick={() => setShown(shown + atOnce)}>
          {t('more', { count: more })}
        </button>
      )}
    </>
  );
}

function Nothing({ all, closed, onClear }: Omit<Props, 'cards'>) {
  const t = useTexts(deskTexts);
  const [title, help] =
    all > 0
      ? [t('noMatch'), t('noMatchHelp', { count: all })]
      : closed
        ? [t('noneClosed'), t('noneClosedHelp')]
        : [t('none'), t('noneHelp')];
  return (
    <div className="card mt-5 p-8 text-center" role="status">
      <p className="text-lg font-semibold">{title}</p>
      <p className="mt-1 text-mute">{help}</p>
      {all > 0 && (
        <button type="button" className="button mt-4" onClick={onClear}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}
