import { goalStates, lifeAreas, type Goal, type GoalState, type LifeArea } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { DayField, WordsField } from './fields.js';
import { timelineNames } from './timeline.names.js';

/** One goal in one area of life, new or as it stands now. */
export function GoalForm({ trajectory, goal, onClose }: AddProps & { goal: Goal | null }) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const id = useId();
  const [area, setArea] = useState<LifeArea | ''>(goal?.area ?? '');
  const [words, setWords] = useState(goal?.words ?? '');
  const [due, setDue] = useState(goal?.dueOn ?? '');
  const [state, setState] = useState<GoalState>(goal?.state ?? 'open');
  const body = { area, words, dueOn: due || null, state };
  return (
    <AddDialog
      trajectory={trajectory}
      title={t(goal ? 'goal.change' : 'goal.title')}
      help={t('goal.help')}
      sends={() =>
        goal
          ? { path: `/goals/${goal.id}`, method: 'PUT', body, headers: { 'if-match': `"${goal.version}"` } }
          : { path: 'goals', body }
      }
      isDirty={words !== (goal?.words ?? '')}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('goal.area')}</label>
        <select id={id} required value={area} onChange={(event) => setArea(event.currentTarget.value as LifeArea)}>
          {area === '' && <option value="">{t('goal.choose')}</option>}
          {lifeAreas.map((one) => (
            <option key={one} value={one}>
              {name(`area.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <WordsField label={t('goal.words')} value={words} onChange={setWords} required help={t('goal.help')} />
      <DayField label={t('goal.due')} value={due} onChange={setDue} required={false} />
      {goal && (
        <OneOf
          legend={t('goal.state')}
          values={goalStates}
          value={state}
          say={(one) => name(`goal.${one}`)}
          onChange={setState}
        />
      )}
    </AddDialog>
  );
}
