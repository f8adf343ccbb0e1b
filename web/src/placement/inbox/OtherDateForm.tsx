import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { ActForm } from './ActForm.js';
import type { FormProps } from './CardActs.js';
import { DayField } from './DayField.js';
import { usualDay } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';

/** Not now, but then: the referrer decides whether that fits. */
export function OtherDateForm({ card, ...props }: FormProps) {
  const t = useTexts(inboxTexts);
  const [day, setDay] = useState(() => addLocalDays(usualDay(card.need, timeNow()), 1));
  return (
    <ActForm
      {...props}
      title={t('otherTitle')}
      help={t('otherHelp')}
      send={t('otherSend')}
      verb="answer"
      done={t('done.answer.proposed', { organisation: card.organisationName })}
      body={() => ({ answer: 'proposed', proposedFrom: day })}
    >
      <DayField label={t('otherDay')} value={day} min={localDate(timeNow())} onValue={setDay} />
    </ActForm>
  );
}
