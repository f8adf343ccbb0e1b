import { lastDay, titlePlans, type HeldTitle, type TitlePlan } from '@ketenzicht/shared/ketenveldnorm';
import { longestEnd, titleInfo, type TitleInfo } from '@ketenzicht/shared/placement';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { actTexts } from './act.texts.js';
import { AddDialog } from './AddDialog.js';
import type { AddProps } from './Additions.js';
import { useTimelineAround } from './around.context.js';
import { DayField, orNull, WordsField } from './fields.js';
import { sayDay } from '../say-day.js';
import { timelineNames } from './timeline.names.js';

interface Props extends AddProps {
  title: HeldTitle;
}

const longer = 'extended';
/** The last day once a zorgmachtiging was asked in time; null when that changes nothing. */
function longerUntil({ kind, from, until }: HeldTitle): string | null {
  const info: TitleInfo = titleInfo[kind];
  const end = info.extended ? longestEnd(info, from, true) : null;
  return end !== null && until !== null && end > lastDay(until) ? end : null;
}

/** What comes after it: without that, a title that ends within eight weeks is in nobody's hands. */
export function PlanTitle({ trajectory, title, onClose }: Props) {
  const t = useTexts(actTexts);
  const name = useTexts(timelineNames);
  const { titleName } = useTimelineAround();
  const [plan, setPlan] = useState<TitlePlan | typeof longer | null>(title.plan);
  const [words, setWords] = useState(title.words ?? '');
  const until = longerUntil(title);
  const values = until ? ([longer, ...titlePlans] as const) : titlePlans;
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('plan.title')}
      help={
        title.until
          ? t('plan.help', { title: titleName(title.kind), date: sayDay(lastDay(title.until)) })
          : t('plan.helpOpen', { title: titleName(title.kind) })
      }
      sends={() => ({
        path: `/titles/${title.id}/_change`,
        body: { ...(plan === longer ? { extended: true } : { plan }), words: orNull(words) },
      })}
      isDirty={words !== (title.words ?? '')}
      onClose={onClose}
    >
      <OneOf
        legend={t('plan.choose')}
        values={values}
        value={plan}
        say={(one) => (one === longer ? t('plan.extended') : name(`plan.${one}`))}
        sub={(one) => (one === longer && until ? t('plan.extendedSub', { date: sayDay(until) }) : '')}
        onChange={setPlan}
        required
      />
      <WordsField value={words} onChange={setWords} />
    </AddDialog>
  );
}

export function EndTitle({ trajectory, title, today, onClose }: Props) {
  const t = useTexts(actTexts);
  const { titleName } = useTimelineAround();
  const [endedOn, setEndedOn] = useState(today);
  const [words, setWords] = useState(title.words ?? '');
  return (
    <AddDialog
      trajectory={trajectory}
      title={t('end.title')}
      help={t('end.help', { title: titleName(title.kind), date: sayDay(title.from) })}
      sends={() => ({ path: `/titles/${title.id}/_change`, body: { endedOn, words: orNull(words) } })}
      isDirty={words !== (title.words ?? '')}
      onClose={onClose}
    >
      <DayField
        label={t('end.on')}
        value={endedOn}
        onChange={setEndedOn}
        min={title.from}
        {...(title.until && { max: lastDay(title.until) })}
      />
      <WordsField value={words} onChange={setWords} />
    </AddDialog>
  );
}
