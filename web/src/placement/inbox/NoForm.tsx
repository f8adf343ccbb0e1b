import type { RefusalReason } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { placementNames } from '../placement.texts.js';
import { ActForm } from './ActForm.js';
import { Against } from './Against.js';
import type { FormProps } from './CardActs.js';
import { refusalGroups, type RefusalGroup } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';

/** A "no" has a reason out of a list, so that it can be compared and counted. Where it does not agree with what the ward shows, that is said before. */
export function NoForm({ card, attempt, ...props }: FormProps) {
  const t = useTexts(inboxTexts);
  const names = useTexts(placementNames);
  const name = useId();
  const [reason, setReason] = useState<RefusalReason | null>(null);
  return (
    <ActForm
      {...props}
      attempt={attempt}
      title={t('noTitle')}
      send={t('noSend')}
      verb="answer"
      done={t('done.answer.refused', { organisation: card.organisationName })}
      body={() => reason && { answer: 'refused', reason }}
    >
      <div className="inbox-reasons">
        {(Object.keys(refusalGroups) as RefusalGroup[]).map((group) => (
          <fieldset key={group}>
            <legend>{t(`group.${group}`)}</legend>
            {refusalGroups[group].map((one) => (
              <label key={one} className="inbox-check">
                <input type="radio" name={name} required checked={reason === one} onChange={() => setReason(one)} />
                {names(`refusal.${one}`)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {reason && <Against reason={reason} need={card.need} attempt={attempt} />}
    </ActForm>
  );
}
