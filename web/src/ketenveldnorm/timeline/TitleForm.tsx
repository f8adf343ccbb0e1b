import { titlePlans, type TitlePlan } from '@ketenzicht/shared/ketenveldnorm';
import { titleCodes, titleEnds, titleInfo, type TitleCode, type TitleInfo } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { titleGroups, useTimelineAround } from './around.context.js';
import { DayField, orNull, WordsField } from './fields.js';
import { sayLongDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';

const later = 'later';

/** On what ground somebody is kept, and until when by the law's own count, while one chooses. */
export function TitleForm({ trajectory, today, onClose }: AddProps) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const [kind, setKind] = useState<TitleCode>('zorgmachtiging');
  const [from, setFrom] = useState(today);
  const [court, setCourt] = useState('');
  const [extended, setExtended] = useState(false);
  const [plan, setPlan] = useState<TitlePlan | typeof later>(later);
  const [words, setWords] = useState('');
  const info: TitleInfo = titleInfo[kind];
  /** Given by a court for a term that the law does not name. */
  const mustEnd = !info.term && info.group !== 'forensic' && info.group !== 'voluntary';
  const courtUntil = court || null;
  const end = titleEnds({ title: kind, titleFrom: from || null, titleUntil: courtUntil, titleExtended: extended });
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('title.title')}
      help={t('title.help')}
      sends={() => ({
        path: 'titles',
        body: {
          kind,
          from,
          courtUntil,
          extended: extended && Boolean(info.extended),
          plan: plan === later ? null : plan,
          words: orNull(words),
        },
      })}
      isDirty={words !== ''}
      onClose={onClose}
    >
      <TitleSelect value={kind} onChange={setKind} />
      <DayField label={t('title.from')} value={from} onChange={setFrom} />
      {info.extended && (
        <label className="tl-check">
          <input type="checkbox" checked={extended} onChange={() => setExtended(!extended)} />
          <span>{t('title.extended')}</span>
        </label>
      )}
      <DayField
        label={t(info.term ? 'title.courtEarlier' : 'title.court')}
        value={court}
        onChange={setCourt}
        min={from}
        required={mustEnd}
        help={t(info.term ? 'title.earlierHelp' : mustEnd ? 'title.noEnd' : 'title.courtHelp')}
      />
      <p role="status" className="tl-title-end">
        {end && <strong>{t('title.ends', { date: sayLongDay(end) })} </strong>}
        {end && end < today && <span className="text-warn">{t('title.ended')} </span>}
        {info.article && <span>{t('title.article', { article: info.article })} </span>}
        {end && info.term && <span>{t(info.assumed ? 'title.assumed' : 'title.count')}</span>}
      </p>
      <OneOf
        legend={t('title.plan')}
        values={[later, ...titlePlans] as const}
        value={plan}
        say={(one) => (one === later ? t('title.planLater') : name(`plan.${one}`))}
        onChange={setPlan}
      />
      <WordsField value={words} onChange={setWords} />
    </AddDialog>
  );
}

function TitleSelect({ value, onChange }: { value: TitleCode; onChange: (code: TitleCode) => void }) {
  const t = useTexts(actTexts);
  const id = useId();
  const { titleName, titleGroup } = useTimelineAround();
  return (
    <div className="field">
      <label htmlFor={id}>{t('title.kind')}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as TitleCode)}>
        {titleGroups.map((group) => (
          <optgroup key={group} label={titleGroup(group)}>
            {titleCodes
              .filter((code) => titleInfo[code].group === group)
              .map((code) => (
                <option key={code} value={code}>
                  {titleName(code)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
