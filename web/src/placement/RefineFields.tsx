import { careIntensities } from '@ketenzicht/shared/directory';
import { requestPayers, requestSexes } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { OneOf, SomeOf } from '../ui/Choices.js';
import type { FieldsProps } from './NeedForm.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';

const sexes = ['any', ...requestSexes] as const;
const intensities = ['any', ...careIntensities] as const;

/** What seldom decides at night: folded away, with what is assumed meanwhile. */
export function RefineFields({ draft, onDraft }: FieldsProps) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const { regions, regionName } = usePlaces();
  return (
    <details className="fold">
      <summary>
        {t('refine')} <small>{t('refineHelp')}</small>
      </summary>
      <div className="grid gap-5 pt-3">
        <OneOf
          legend={t('sex')}
          hint={t('sexHelp')}
          values={sexes}
          value={draft.sex ?? 'any'}
          say={(one) => (one === 'any' ? t('sexAny') : name(`sex.${one}`))}
          onChange={(sex) => onDraft({ ...draft, sex: sex === 'any' ? null : sex })}
        />
        <OneOf
          legend={t('intensity')}
          values={intensities}
          value={draft.careIntensity ?? 'any'}
          say={(one) => (one === 'any' ? t('intensityAny') : name(`intensity.${one}`))}
          onChange={(one) => onDraft({ ...draft, careIntensity: one === 'any' ? null : one })}
        />
        <OneOf
          legend={t('payer')}
          hint={t('payerHelp')}
          values={requestPayers}
          value={draft.payer}
          say={(one) => name(`payer.${one}`)}
          onChange={(payer) => onDraft({ ...draft, payer })}
        />
        <label className="field max-w-48">
          {t('neededFrom')}
          <input
            type="date"
            required
            value={draft.neededFrom}
            onChange={(event) => onDraft({ ...draft, neededFrom: event.currentTarget.value })}
          />
        </label>
        <SomeOf
          legend={t('avoid')}
          hint={t('avoidHelp')}
          values={regions.map(({ id }) => id)}
          value={draft.avoidRegionIds}
          most={5}
          say={regionName}
          onChange={(avoidRegionIds) => onDraft({ ...draft, avoidRegionIds })}
        />
      </div>
    </details>
  );
}
