import { localDate } from '@ketenzicht/shared/kernel';
import { mayAnswerHandover, type Handed } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingPlaces } from '../places.context.js';
import { AnswerDialog } from './AnswerDialog.js';
import type { Verb } from './handover.queries.js';
import { handoverTexts } from './handover.texts.js';
import './handover.css';

/** What waits for an answer: from whom to whom, until when, and the one thing to do about it. */
export function WaitingHandover({ trajectory, handover }: Handed) {
  const t = useTexts(handoverTexts);
  const actor = useActor();
  const { regionName } = useFollowingPlaces();
  const [asked, setAsked] = useState<Verb | null>(null);
  const isAsked = mayAnswerHandover(actor, handover.to.id);
  const isLate = handover.dueOn < localDate(timeNow());
  const [from, to] = [regionName(handover.fromRegionId), regionName(handover.toRegionId)];
  return (
    <div className="grid gap-3">
      <p className="font-semibold">
        {isAsked
          ? t('waitsForYou', { name: handover.from.name })
          : t('waitsForOther', { name: handover.to.name, owner: trajectory.owner.name })}
      </p>
      <ul className="handover-facts">
        <li>{from === to ? t('within', { region: to }) : t('between', { from, to })}</li>
        <li>{t(`reason.${handover.reason}`)}</li>
        {!isLate && <li>{t('until', { on: sayDate(handover.dueOn) })}</li>}
        <li>{handover.spokenOn === null ? t('notSpoken') : t('spokenOn', { on: sayDate(handover.spokenOn) })}</li>
      </ul>
      {isLate && <Warning>{t('late', { on: sayDate(handover.dueOn) })}</Warning>}
      {handover.words !== null && <p className="handover-words">{handover.words}</p>}
      <div className="flex flex-wrap gap-3">
        {isAsked && (
          <>
            <button type="button" className="button-act" onClick={() => setAsked('accept')}>
              {t('accept')}
            </button>
            <button type="button" className="button" onClick={() => setAsked('decline')}>
              {t('decline')}
            </button>
          </>
        )}
        {!isAsked && trajectory.mayAct && (
          <button type="button" className="button" onClick={() => setAsked('withdraw')}>
            {t('withdraw')}
          </button>
        )}
      </div>
      {asked && (
        <AnswerDialog trajectory={trajectory} handover={handover} verb={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
