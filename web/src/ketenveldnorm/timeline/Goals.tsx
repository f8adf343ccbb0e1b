import type { Goal } from '@ketenzicht/shared/ketenveldnorm';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { actTexts } from './act.texts.js';
import type { Adds } from './Additions.js';
import { sayDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';
import { timelineTexts } from './timeline.texts.js';

const order = ['stalled', 'open', 'reached', 'dropped'] as const;

/** What the plan is for; what stalls stands first. */
export function Goals({ goals, onAdd }: { goals: readonly Goal[]; onAdd: ((adds: Adds) => void) | null }) {
  const t = useTexts(timelineTexts);
  const act = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const id = useId();
  const sorted = goals.toSorted(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) || (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'),
  );
  return (
    <section className="card tl-part" aria-labelledby={id}>
      <h3 id={id}>{t('goals')}</h3>
      {goals.length === 0 && <p className="text-mute">{t('noGoals')}</p>}
      <ul className="tl-goals">
        {sorted.map((goal) => (
          <li key={goal.id} data-state={goal.state}>
            <p>
              <span className="tl-goal-state">{name(`goal.${goal.state}`)}</span> {name(`area.${goal.area}`)}
              {goal.dueOn && <small>{t('goalDue', { date: sayDay(goal.dueOn) })}</small>}
            </p>
            <p className="tl-words">{goal.words}</p>
            {onAdd && (
              <button
                type="button"
                className="chip-quiet print:hidden"
                aria-label={t('changeGoal', { area: name(`area.${goal.area}`) })}
                onClick={() => onAdd({ of: 'goal', goal })}
              >
                {t('change')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {onAdd && (
        <button type="button" className="chip-quiet tl-part-add print:hidden" onClick={() => onAdd({ of: 'goal' })}>
          {act('goal.title')}
        </button>
      )}
    </section>
  );
}
