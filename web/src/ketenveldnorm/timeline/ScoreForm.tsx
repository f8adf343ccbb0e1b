import { lifeAreas, type LifeArea } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { DayField } from './fields.js';
import { timelineNames } from './timeline.names.js';

const levels = [1, 2, 3, 4, 5] as const;
type Given = Partial<Record<LifeArea, number>>;

/** The twelve areas of the monitor, each from 1 to 5; what is not known is skipped. */
export function ScoreForm({ trajectory, timeline, today, onClose }: AddProps) {
  const t = useTexts(actTexts);
  const [on, setOn] = useState(today);
  const [scores, setScores] = useState<Given>({});
  const [isMissing, setMissing] = useState(false);
  const last = timeline.scores.toSorted((one, other) => other.on.localeCompare(one.on))[0]?.scores ?? {};
  const isEmpty = Object.keys(scores).length === 0;
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('scores.title')}
      help={t('scores.help')}
      sends={() => {
        setMissing(isEmpty);
        return isEmpty ? null : { path: 'scores', method: 'PUT', body: { on, scores } };
      }}
      isDirty={!isEmpty}
      onClose={onClose}
    >
      <DayField label={t('on')} value={on} onChange={setOn} max={today} />
      <div className="tl-score-rows">
        {lifeAreas.map((area) => (
          <ScoreRow
            key={area}
            area={area}
            value={scores[area]}
            last={last[area]}
            onChange={(score) => setScores({ ...scores, [area]: score })}
          />
        ))}
      </div>
      {isMissing && isEmpty && <Warning>{t('scores.missing')}</Warning>}
    </AddDialog>
  );
}

interface RowProps {
  area: LifeArea;
  value: number | undefined;
  last: number | undefined;
  onChange: (score: number) => void;
}

function ScoreRow({ area, value, last, onChange }: RowProps) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const id = useId();
  const level = (value ?? last) as (typeof levels)[number] | undefined;
  return (
    <fieldset className="tl-score-row">
      <legend>{name(`area.${area}`)}</legend>
      <div>
        {levels.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={id}
              aria-label={`${one}, ${name(`score.${one}`)}`}
              checked={value === one}
              onChange={() => onChange(one)}
            />
            <span aria-hidden="true">{one}</span>
          </label>
        ))}
      </div>
      <small>
        {value !== undefined && level && name(`score.${level}`)}
        {value === undefined && (level ? t('scores.last', { score: level }) : t('scores.none'))}
      </small>
    </fieldset>
  );
}
