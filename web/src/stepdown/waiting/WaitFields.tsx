import { localDate } from '@ketenzicht/shared/kernel';
import { ageBands, requestPayers } from '@ketenzicht/shared/placement';
import { waitActors, waitsFor } from '@ketenzicht/shared/stepdown';
import { useId } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import type { Draft } from './draft.rules.js';
import { PersonField } from './PersonField.js';
import { TowardFields } from './TowardFields.js';
import { waitNames } from './wait.names.js';
import { waitTexts } from './wait.texts.js';

export interface FieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** What decides first; the rest is folded. Nothing here names anybody. */
export function WaitFields({ draft, onDraft }: FieldsProps) {
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
      <TowardFields draft={draft} onDraft={onDraft} />
      <PersonField personId={draft.personId} onPerson={(personId) => set({ personId })} />
    </>
  );
}
