import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { handoverReasons, handoverTerms, type HandoverReason, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState, type FormEvent } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useFollowingPlaces } from '../places.context.js';
import { usePropose } from './handover.queries.js';
import { handoverTexts } from './handover.texts.js';
import { useHandoverProblem } from './useHandoverProblem.js';
import { WhoTakesOver } from './WhoTakesOver.js';
import './handover.css';

/** Nothing changes hands yet: it asks somebody, and says until when they may answer. */
export function ProposeDialog({ trajectory, onClose }: { trajectory: Trajectory; onClose: () => void }) {
  const t = useTexts(handoverTexts);
  const problem = useHandoverProblem();
  const { regions, providers } = useFollowingPlaces();
  const id = useId();
  const propose = usePropose(trajectory);
  const today = localDate(timeNow());
  const [reason, setReason] = useState<HandoverReason>('moved');
  const [toRegionId, setRegion] = useState(trajectory.regionId);
  const [toProviderId, setProvider] = useState('');
  const [toOwnerId, setOwner] = useState('');
  const [dueOn, setDue] = useState(addLocalDays(today, 14));
  const [spokenOn, setSpoken] = useState('');
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (propose.isPending) return;
    propose.mutate(
      {
        reason,
        toRegionId,
        toOwnerId,
        toProviderId: toProviderId || null,
        dueOn,
        spokenOn: spokenOn || null,
        words: words.trim(),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form className="handover-form" onSubmit={submit}>
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t('propose.title')}
          </h2>
          <p className="text-mute">{t('propose.help')}</p>
        </div>
        <label className="field">
          {t('why')}
          <select value={reason} onChange={(event) => setReason(event.currentTarget.value as HandoverReason)}>
            {handoverReasons.map((one) => (
              <option key={one} value={one}>
                {t(`reason.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('region')}
          <select
            value={toRegionId}
            onChange={(event) => {
              setRegion(event.currentTarget.value);
              setOwner('');
            }}
          >
            {regions.map(({ id: one, name }) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('provider')}
          <select
            value={toProviderId}
            onChange={(event) => {
              setProvider(event.currentTarget.value);
              setOwner('');
            }}
          >
            <option value="">{t('sameProvider')}</option>
            {providers
              .filter((one) => one.id !== trajectory.providerId)
              .map(({ id: one, name }) => (
                <option key={one} value={one}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <WhoTakesOver
          regionId={toRegionId}
          providerId={toProviderId || trajectory.providerId}
          not={trajectory.owner.id}
          value={toOwnerId}
          onChange={setOwner}
        />
        <div className="handover-days">
          <div className="field">
            <label htmlFor={`${id}-due`}>{t('due')}</label>
            <input
              id={`${id}-due`}
              type="date"
              required
              min={today}
              max={addLocalDays(today, handoverTerms.days)}
              value={dueOn}
              aria-describedby={`${id}-due-help`}
              onChange={(event) => setDue(event.currentTarget.value)}
            />
            <small id={`${id}-due-help`}>{t('dueHelp')}</small>
          </div>
          <div className="field">
            <label htmlFor={`${id}-spoken`}>{t('spoken')}</label>
            <input
              id={`${id}-spoken`}
              type="date"
              max={today}
              value={spokenOn}
              aria-describedby={`${id}-spoken-help`}
              onChange={(event) => setSpoken(event.currentTarget.value)}
            />
            <small id={`${id}-spoken-help`}>{t('spokenHelp')}</small>
          </div>
        </div>
        <div className="field">
          <label htmlFor={`${id}-words`}>{t('words')}</label>
          <textarea
            id={`${id}-words`}
            rows={4}
            required
            maxLength={2_000}
            value={words}
            autoComplete="off"
            aria-describedby={`${id}-words-help`}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <small id={`${id}-words-help`}>{t('wordsHelp')}</small>
        </div>
        {propose.isError && <Warning>{problem(propose.error)}</Warning>}
        <FormActs act={t('propose.act')} cancel={t('cancel')} busy={propose.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
