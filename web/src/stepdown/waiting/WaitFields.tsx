import { securityLevels } from '@ketenzicht/shared/directory';
import { localDate } from '@ketenzicht/shared/kernel';
import { ageBands, reaches, requestPayers, requestSexes } from '@ketenzicht/shared/placement';
import { waitActors, waitsFor } from '@ketenzicht/shared/stepdown';
import { useId } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { readRent, type Draft } from './draft.rules.js';
import { usePlaces } from './places.context.js';
import { waitNames } from './wait.names.js';
import { waitTexts } from './wait.texts.js';

interface Props {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** What decides first; the rest is folded. Nothing here names anybody. */
export function WaitFields({ draft, onDraft }: Props) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const id = useId();
  const today = localDate(timeNow());
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <OneOf
        legend={t('waitsFor')}
        values={waitsFor}
        value={draft.waitsFor}
        say={(one) => name(`cause.${one}`)}
        onChange={(cause) => set({ waitsFor: cause })}
        required
      />
      <div className="wait-pair">
        <div className="field">
          <label htmlFor={`${id}-ready`}>{t('readySince')}</label>
          <input
            id={`${id}-ready`}
            type="date"
            required
            max={today}
            value={draft.readySince}
            onChange={(event) => set({ readySince: event.currentTarget.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-admitted`}>{t('admittedOn')}</label>
          <input
            id={`${id}-admitted`}
            type="date"
            max={draft.readySince || today}
            value={draft.admittedOn}
            aria-describedby={`${id}-admitted-help`}
            onChange={(event) => set({ admittedOn: event.currentTarget.value })}
          />
          <small id={`${id}-admitted-help`}>{t('admittedHelp')}</small>
        </div>
      </div>
      <label className="field">
        {t('actsBy')}
        <select
          required
          value={draft.actsBy}
          onChange={(event) => set({ actsBy: event.currentTarget.value as Draft['actsBy'] })}
        >
          <option value="">{t('choose')}</option>
          {waitActors.map((one) => (
            <option key={one} value={one}>
              {name(`actor.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <OneOf
        legend={t('payer')}
        values={requestPayers}
        value={draft.payer}
        say={(one) => name(`payer.${one}`)}
        onChange={(payer) => set({ payer })}
        required
      />
      <OneOf
        legend={t('age')}
        values={ageBands}
        value={draft.ageBand}
        say={(one) => name(`age.${one}`)}
        onChange={(ageBand) => set({ ageBand })}
        required
      />
      <Further draft={draft} onDraft={onDraft} />
    </>
  );
}

/** What the place further on must be; it may wait. */
function Further({ draft, onDraft }: Props) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const id = useId();
  const { regions } = usePlaces();
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const isWrong = readRent(draft.rent) === undefined;
  return (
    <details open={draft.regionId === '' || isWrong || undefined}>
      <summary>{t('more')}</summary>
      <div className="wait-more">
        <div className="wait-pair">
          <div className="field">
            <label htmlFor={`${id}-place`}>{t('municipality')}</label>
            <input
              id={`${id}-place`}
              autoComplete="off"
              maxLength={80}
              value={draft.municipality}
              aria-describedby={`${id}-place-help`}
              onChange={(event) => set({ municipality: event.currentTarget.value })}
            />
            <small id={`${id}-place-help`}>{t('municipalityHelp')}</small>
          </div>
          <label className="field">
            {t('region')}
            <select required value={draft.regionId} onChange={(event) => set({ regionId: event.currentTarget.value })}>
              <option value="">{t('choose')}</option>
              {regions.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <OneOf
          legend={t('reach')}
          values={reaches}
          value={draft.reach}
          say={(one) => name(`reach.${one}`)}
          onChange={(reach) => set({ reach })}
        />
        <div className="wait-pair">
          <label className="field">
            {t('nextPayer')}
            <select
              value={draft.nextPayer}
              onChange={(event) => set({ nextPayer: event.currentTarget.value as Draft['nextPayer'] })}
            >
              {requestPayers.map((one) => (
                <option key={one} value={one}>
                  {name(`payer.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t('level')}
            <select
              value={draft.securityLevel}
              onChange={(event) => set({ securityLevel: event.currentTarget.value as Draft['securityLevel'] })}
            >
              <option value="">{t('levelNone')}</option>
              {securityLevels.map((one) => (
                <option key={one} value={one}>
                  {name(`level.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {t('sex')}
            <select value={draft.sex} onChange={(event) => set({ sex: event.currentTarget.value as Draft['sex'] })}>
              <option value="">{t('sexAny')}</option>
              {requestSexes.map((one) => (
                <option key={one} value={one}>
                  {name(`sex.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <div className="field">
            <label htmlFor={`${id}-rent`}>{t('rent')}</label>
            <input
              id={`${id}-rent`}
              inputMode="numeric"
              autoComplete="off"
              value={draft.rent}
              aria-invalid={isWrong}
              {...(isWrong && { 'aria-describedby': `${id}-rent-wrong` })}
              onChange={(event) => set({ rent: event.currentTarget.value })}
            />
            {isWrong && <small id={`${id}-rent-wrong`}>{t('rentWrong')}</small>}
          </div>
        </div>
        <label className="wait-check">
          <input type="checkbox" checked={draft.accessible} onChange={() => set({ accessible: !draft.accessible })} />
          {t('accessible')}
        </label>
      </div>
    </details>
  );
}
