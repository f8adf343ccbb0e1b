import { lifeAreas, type Score } from '@ketenzicht/shared/ketenveldnorm';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { actTexts } from './act.texts.js';
import type { Adds } from './Additions.js';
import { sayDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';
import { timelineTexts } from './timeline.texts.js';

/** The twelve areas as last scored, beside what they were the time before. */
export function LifeAreas({ scores, onAdd }: { scores: readonly Score[]; onAdd: ((adds: Adds) => void) | null }) {
  const t = useTexts(timelineTexts);
  const act = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const id = useId();
  const [last, before] = scores.toSorted((one, other) => other.on.localeCompare(one.on));
  return (
    <section className="card tl-part" aria-labelledby={id}>
      <h3 id={id}>{t('scores')}</h3>
      <p className="text-mute">{last ? t('scoresOn', { date: sayDay(last.on) }) : t('noScores')}</p>
      {last && (
        <dl className="tl-areas">
          {lifeAreas.map((area) => {
            const score = last.scores[area];
            if (score === undefined) return null;
            const change = before?.scores[area] === undefined ? 0 : score - before.scores[area];
            return (
              <div key={area}>
                <dt>{name(`area.${area}`)}</dt>
                <dd>
                  <ScoreBar score={score} />
                  <strong>{score}</strong>
                  <small className="sr-only">{name(`score.${score as 1}`)}</small>
                  {change !== 0 && before && (
                    <small data-worse={change < 0}>
                      <span aria-hidden="true">{change > 0 ? `▲ ${change}` : `▼ ${-change}`}</span>
                      <span className="sr-only">
                        {t(change > 0 ? 'better' : 'worse', { count: Math.abs(change), date: sayDay(before.on) })}
                      </span>
                    </small>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {onAdd && (
        <button type="button" className="chip-quiet tl-part-add print:hidden" onClick={() => onAdd({ of: 'scores' })}>
          {act('scores.title')}
        </button>
      )}
    </section>
  );
}

function ScoreBar({ score }: { score: number }) {
  return (
    <span className="tl-score-bar" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((one) => (
        <span key={one} data-on={one <= score} data-low={score <= 2} />
      ))}
    </span>
  );
}
