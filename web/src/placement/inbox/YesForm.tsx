import { localDate } from '@ketenzicht/shared/kernel';
import { obstaclesOf } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { ActForm } from './ActForm.js';
import type { FormProps } from './CardActs.js';
import { DayField } from './DayField.js';
import { holdOn, usualDay } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import { useOwnWards } from './wards.context.js';

/** The one answer that everybody hopes for: a day, filled in already, and one press. */
export function YesForm({ card, attempt, ...props }: FormProps) {
  const t = useTexts(inboxTexts);
  const [day, setDay] = useState(() => usualDay(card.need, timeNow()));
  return (
    <ActForm
      {...props}
      attempt={attempt}
      title={t('yes')}
      help={t('yesHelp')}
      send={t('yes')}
      verb="answer"
      done={t('done.answer.accepted', { organisation: card.organisationName })}
      body={() => ({ answer: 'accepted', expectedOn: day })}
    >
      <NoBed attempt={attempt} />
      <DayField label={t('yesDay')} value={day} min={localDate(timeNow())} onValue={setDay} />
    </ActForm>
  );
}

/** Said before it is refused: a yes sets a bed aside, and the figure shows none. */
function NoBed({ attempt: { unitId, hold } }: Pick<FormProps, 'attempt'>) {
  const t = useTexts(inboxTexts);
  const unit = useOwnWards().unit(unitId);
  if (!unit || holdOn(hold, unitId) || obstaclesOf(unit.capacity, timeNow()).length === 0) return null;
  return (
    <p className="rounded-lg bg-warn-soft p-3 text-warn">
      {t('yesNoBed')}{' '}
      <Link to="/wards/$unitId/entry" params={{ unitId }} className="underline">
        {t('toEntry')}
      </Link>
    </p>
  );
}
