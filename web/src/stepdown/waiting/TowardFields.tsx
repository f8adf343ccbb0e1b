import { securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import { reaches, requestPayers, requestSexes, titleCodes, titleInfo } from '@ketenzicht/shared/placement';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf, SomeOf } from '../../ui/Choices.js';
import { readRent, type Draft } from './draft.rules.js';
import { usePlaces } from './places.context.js';
import type { FieldsProps } from './WaitFields.js';
import { waitNames } from './wait.names.js';
import { waitTexts } from './wait.texts.js';

/** What the place further on must be; it may wait. */
export function TowardFields({ draft, onDraft }: FieldsProps) {
  const t = useTexts(waitTexts);
  const { regions, groupName } = usePlaces();
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  const mustLook = draft.regionId === '' || readRent(draft.rent) === undefined;
  const isHome = draft.waitsFor === 'dwelling' || draft.accessible || draft.rent !== '';
  return (
    <details open={mustLook || undefined}>
      <summary>{t('more')}</summary>
      <div className="wait-more">
        <Where draft={draft} onDraft={onDraft} />
        {isHome && <Home draft={draft} onDraft={onDraft} />}
        <What draft={draft} onDraft={onDraft} />
        <SomeOf
          legend={t('groups')}
          hint={t('groupsHelp')}
          values={targetGroups}
          value={draft.targetGroups}
          most={4}
          say={groupName}
          onChange={(chosen) => set({ targetGroups: chosen })}
        />
        <SomeOf
          legend={t('avoid')}
          hint={t('avoidHelp')}
          values={regions.map(({ id }) => id)}
          value={draft.avoidRegionIds}
          most={5}
          say={(id) => regions.find((one) => one.id === id)?.name ?? ''}
          onChange={(avoidRegionIds) => set({ avoidRegionIds })}
        />
      </div>
    </details>
  );
}

function Where({ draft, onDraft }: FieldsProps) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const id = useId();
  const { regions } = usePlaces();
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part });
  return (
    <>
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
    </>
  );
}

/** Of a dwelling only. */
function Home({ draft, onDraft }: FieldsProps) {
  const t = useTexts(waitTexts);
  const id = useId();
  const isWrong = readRent(draft.rent) === undefined;
  return (
    <fieldset className="wait-pair">
      <legend className="sr-only">{t('ofHome')}</legend>
      <div className="field">
        <label htmlFor={`${id}-rent`}>{t('rent')}</label>
        <input
          id={`${id}-rent`}
          inputMode="numeric"
          autoComplete="off"
          value={draft.rent}
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': `${id}-rent-wrong` })}
          onChange={(event) => onDraft({ ...draft, rent: event.currentTarget.value })}
        />
        {isWrong && <small id={`${id}-rent-wrong`}>{t('rentWrong')}</small>}
      </div>
      <label className="wait-check">
        <input
          type="checkbox"
          checked={draft.accessible}
          onChange={() => onDraft({ ...draft, accessible: !draft.accessible })}
        />
        {t('accessible')}
      </label>
    </fieldset>
  );
}

const titleGroups = [...new Set(titleCodes.map((code) => titleInfo[code].group))];

function What({ draft, onDraft }: FieldsProps) {
  const t = useTexts(waitTexts);
  const name = useTexts(waitNames);
  const { titleName, titleGroupName } = usePlaces();
  const select = <K extends 'nextPayer' | 'securityLevel' | 'sex'>(
    part: K,
    label: string,
    values: readonly Draft[K][],
    say: (value: Draft[K]) => string,
  ) => (
    <label className="field">
      {label}
      <select
        value={draft[part]}
        onChange={(event) => onDraft({ ...draft, [part]: event.currentTarget.value as Draft[K] })}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="wait-pair">
      {select('securityLevel', t('level'), ['', ...securityLevels], (one) =>
        one === '' ? t('levelNone') : name(`level.${one}`),
      )}
      <label className="field">
        {t('title')}
        <select
          value={draft.title}
          onChange={(event) => onDraft({ ...draft, title: event.currentTarget.value as Draft['title'] })}
        >
          <option value="">{t('titleNone')}</option>
          {titleGroups.map((group) => (
            <optgroup key={group} label={titleGroupName(group)}>
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
      </label>
      {select('nextPayer', t('nextPayer'), requestPayers, (one) => name(`payer.${one}`))}
      {select('sex', t('sex'), ['', ...requestSexes], (one) => (one === '' ? t('sexAny') : name(`sex.${one}`)))}
    </div>
  );
}
