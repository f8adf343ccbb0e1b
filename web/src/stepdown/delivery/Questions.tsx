import { titleCodes, titleInfo, type TitleCode } from '@ketenzicht/shared/placement';
import { careLaws, careProfiles, type CareProfile } from '@ketenzicht/shared/stepdown';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { yesNo, type Asked, type YesNo } from './asked.rules.js';
import { deliveryTexts } from './delivery.texts.js';

/** Titles have their names in another feature. */
export interface TitleNames {
  titleName: (code: TitleCode) => string;
  titleGroup: (group: TitleGroup) => string;
}
export type TitleGroup = (typeof titleInfo)[TitleCode]['group'];

interface Props extends TitleNames {
  asked: Asked;
  onChange: (asked: Asked) => void;
}

export function Questions({ asked, onChange, titleName, titleGroup }: Props) {
  const t = useTexts(deliveryTexts);
  const id = useId();
  const set = (change: Partial<Asked>) => onChange({ ...asked, ...change });
  const sayYesNo = (one: YesNo) => t(one === 'unknown' ? 'unknownAnswer' : one);
  const hasEnd = asked.kind !== '' && titleInfo[asked.kind].group === 'forensic';
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <TitleField value={asked.kind} onChange={(kind) => set({ kind })} {...{ titleName, titleGroup }} />
      {hasEnd && (
        <div className="field">
          <label htmlFor={`${id}-ends`}>{t('endsOn')}</label>
          <input
            id={`${id}-ends`}
            type="date"
            value={asked.endsOn}
            aria-describedby={`${id}-ends-hint`}
            onChange={(event) => set({ endsOn: event.currentTarget.value })}
          />
          <small id={`${id}-ends-hint`}>{t('endsOnHint')}</small>
        </div>
      )}
      <OneOf
        legend={t('law')}
        values={[...careLaws, 'unknown'] as const}
        value={asked.law}
        say={(one) => t(`law.${one}`)}
        sub={(one) => t(`lawSub.${one}`)}
        onChange={(law) => set({ law })}
      />
      <div className="field">
        <label htmlFor={`${id}-profile`}>{t('profile')}</label>
        <select
          id={`${id}-profile`}
          value={asked.profile}
          onChange={(event) => set({ profile: event.currentTarget.value as CareProfile | '' })}
        >
          <option value="">{t('noProfile')}</option>
          {careProfiles.map((profile) => (
            <option key={profile} value={profile}>
              {t(`profile.${profile}`)}
            </option>
          ))}
        </select>
      </div>
      <OneOf
        legend={t('clustered')}
        hint={t('clusteredHint')}
        values={yesNo}
        value={asked.clustered}
        say={sayYesNo}
        onChange={(clustered) => set({ clustered })}
      />
      <OneOf
        legend={t('treatment')}
        values={yesNo}
        value={asked.treatment}
        say={sayYesNo}
        onChange={(treatment) => set({ treatment })}
      />
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('on')}</label>
        <input
          id={`${id}-on`}
          type="date"
          value={asked.on}
          aria-describedby={`${id}-on-hint`}
          onChange={(event) => set({ on: event.currentTarget.value })}
        />
        <small id={`${id}-on-hint`}>{t('onHint')}</small>
      </div>
    </form>
  );
}

const groups = [...new Set(titleCodes.map((code) => titleInfo[code].group))];

interface TitleProps extends TitleNames {
  value: TitleCode | '';
  onChange: (code: TitleCode | '') => void;
}
function TitleField({ value, onChange, titleName, titleGroup }: TitleProps) {
  const t = useTexts(deliveryTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('kind')}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as TitleCode | '')}>
        <option value="">{t('kindUnknown')}</option>
        {groups.map((group) => (
          <optgroup key={group} label={titleGroup(group)}>
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
    </div>
  );
}
