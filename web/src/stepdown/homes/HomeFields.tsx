import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { dwellingConditions, dwellingKinds, nearbyAreas, vptForms } from '@ketenzicht/shared/stepdown';
import { useId } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf, SomeOf } from '../../ui/Choices.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { readMonthRent, type HomeDraft } from './home-draft.rules.js';
import { homeTexts } from './home.texts.js';
import { homeNames } from './homes.names.js';

interface Props {
  draft: HomeDraft;
  onDraft: (draft: HomeDraft) => void;
  /** Where this person may offer. Of a dwelling that is there already: its own, which stays. */
  regions: readonly { id: string; name: string }[];
  stands?: boolean;
}

/** What decides first; the rest is folded. There is no field for an address. */
export function HomeFields({ draft, onDraft, regions, stands = false }: Props) {
  const t = useTexts(homeTexts);
  const name = useTexts(homeNames);
  const id = useId();
  const set = (part: Partial<HomeDraft>) => onDraft({ ...draft, ...part });
  const isWrong = draft.rent !== '' && readMonthRent(draft.rent) === undefined;
  const today = localDate(timeNow());
  return (
    <>
      <OneOf
        legend={t('kind')}
        values={dwellingKinds}
        value={draft.kind}
        say={(one) => name(`kind.${one}`)}
        onChange={(kind) => set({ kind })}
        required
      />
      <div className="wait-pair">
        <label className="field">
          {t('municipality')}
          <input
            required
            autoComplete="off"
            minLength={2}
            maxLength={80}
            value={draft.municipality}
            onChange={(event) => set({ municipality: event.currentTarget.value })}
          />
        </label>
        <label className="field">
          {t('region')}
          <select
            required
            disabled={stands}
            value={draft.regionId}
            onChange={(event) => set({ regionId: event.currentTarget.value })}
          >
            <option value="">{t('choose')}</option>
            {regions.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <div className="field">
          <label htmlFor={`${id}-rent`}>{t('rent')}</label>
          <input
            id={`${id}-rent`}
            required
            inputMode="decimal"
            autoComplete="off"
            value={draft.rent}
            aria-invalid={isWrong}
            {...(isWrong && { 'aria-describedby': `${id}-rent-wrong` })}
            onChange={(event) => {
              const { value } = event.currentTarget;
              event.currentTarget.setCustomValidity(readMonthRent(value) === undefined ? t('rentWrong') : '');
              set({ rent: value });
            }}
          />
          {isWrong && <small id={`${id}-rent-wrong`}>{t('rentWrong')}</small>}
        </div>
        <div className="field">
          <label htmlFor={`${id}-landlord`}>{t('landlord')}</label>
          <input
            id={`${id}-landlord`}
            required
            autoComplete="off"
            minLength={2}
            maxLength={120}
            value={draft.landlord}
            aria-describedby={`${id}-landlord-help`}
            onChange={(event) => set({ landlord: event.currentTarget.value })}
          />
          <small id={`${id}-landlord-help`}>{t('landlordHelp')}</small>
        </div>
        <label className="field">
          {t('availableFrom')}
          <input
            type="date"
            required
            max={addLocalDays(today, 366)}
            value={draft.availableFrom}
            onChange={(event) => set({ availableFrom: event.currentTarget.value })}
          />
        </label>
        <label className="field">
          {t('offeredUntil')}
          <input
            type="date"
            required
            min={today}
            max={addLocalDays(today, 366)}
            value={draft.offeredUntil}
            onChange={(event) => set({ offeredUntil: event.currentTarget.value })}
          />
        </label>
      </div>
      <label className="wait-check">
        <input type="checkbox" checked={draft.accessible} onChange={() => set({ accessible: !draft.accessible })} />
        {t('accessible')}
      </label>
      <Further draft={draft} set={set} />
    </>
  );
}

function Further({ draft, set }: { draft: HomeDraft; set: (part: Partial<HomeDraft>) => void }) {
  const t = useTexts(homeTexts);
  const name = useTexts(homeNames);
  const form = useTexts(vptWords);
  const id = useId();
  return (
    <details>
      <summary>{t('more')}</summary>
      <div className="wait-more">
        <div className="field">
          <label htmlFor={`${id}-area`}>{t('neighbourhood')}</label>
          <input
            id={`${id}-area`}
            autoComplete="off"
            maxLength={80}
            value={draft.neighbourhood}
            aria-describedby={`${id}-area-help`}
            onChange={(event) => set({ neighbourhood: event.currentTarget.value })}
          />
          <small id={`${id}-area-help`}>{t('neighbourhoodHelp')}</small>
        </div>
        <SomeOf
          legend={t('conditions')}
          values={dwellingConditions}
          value={draft.conditions}
          say={(one) => name(`condition.${one}`)}
          onChange={(conditions) => set({ conditions })}
        />
        <div className="field">
          <label htmlFor={`${id}-words`}>{t('conditionText')}</label>
          <textarea
            id={`${id}-words`}
            rows={2}
            maxLength={300}
            value={draft.conditionText}
            aria-describedby={`${id}-words-help`}
            onChange={(event) => set({ conditionText: event.currentTarget.value })}
          />
          <small id={`${id}-words-help`}>{t('conditionHelp')}</small>
        </div>
        <SomeOf
          legend={t('nearby')}
          hint={t('nearbyHint')}
          values={nearbyAreas}
          value={draft.nearby}
          say={(one) => name(`near.${one}`)}
          onChange={(nearby) => set({ nearby })}
        />
        <SomeOf
          legend={t('forms')}
          values={vptForms}
          value={draft.forms}
          say={(one) => form(`form.${one}`)}
          onChange={(forms) => set({ forms })}
        />
      </div>
    </details>
  );
}
