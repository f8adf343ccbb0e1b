import type { AlmostFits } from '@ketenzicht/shared/placement';
import type { ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Phone, WardHead } from './CandidateCard.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';
import { useCodeWords } from './useCodeWords.js';

/** One thing in the way: what would have to be otherwise. To talk about, so that the phone is what one can press. */
export function AlmostList({ almost, more }: { almost: readonly AlmostFits[]; more: ReactNode }) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const words = useCodeWords();
  return (
    <details className="card fold-card">
      <summary>
        <h2>{t('almost')}</h2> <span className="tag">{almost.length}</span>
        <small>{t('almostHelp')}</small>
      </summary>
      <ul className="result-list">
        {almost.map(({ unit, criterion, asked, offered, obstacles, distanceKm }) => (
          <li key={unit.id}>
            <article className="candidate" aria-labelledby={`candidate-${unit.id}`}>
              <p className="candidate-free text-mute">
                <span aria-hidden="true">{obstacles.length === 0 ? unit.capacity.free : '–'}</span>
              </p>
              <div className="min-w-0">
                <WardHead unit={unit} distanceKm={distanceKm} />
                <p className="mt-1">
                  {t('almostAsked', {
                    criterion: name(`criterion.${criterion}`),
                    asked: words(criterion, asked),
                    offered: words(criterion, offered),
                  })}
                  {obstacles.length > 0 && ` ${obstacles.map((one) => name(`obstacle.${one}`)).join(', ')}.`}
                </p>
              </div>
              <div className="candidate-side">
                <Phone unit={unit} />
              </div>
            </article>
          </li>
        ))}
      </ul>
      {more}
    </details>
  );
}
