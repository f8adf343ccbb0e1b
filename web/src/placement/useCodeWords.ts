import type { Criterion, TitleCode } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';

/** What was asked or is offered on a criterion, from codes to words. */
export function useCodeWords(): (criterion: Criterion, codes: string) => string {
  const t = useTexts(placementNames);
  const { regionName } = usePlaces();
  const sayOne = (criterion: Criterion, code: string): string => {
    switch (criterion) {
      case 'securityLevel':
        return t(`level.${code}` as 'level.3');
      case 'careIntensity':
        return t(`intensity.${code}` as 'intensity.B');
      case 'targetGroup':
        return t(`group.${code}` as 'group.autism');
      case 'legalTitle':
        return isGroup(code) ? t(`titleGroup.${code}`) : t(`title.${code as TitleCode}`);
      case 'sex':
        return t(`sex.${code}` as 'sex.male');
      case 'age':
        return code.endsWith('-') ? `${code}…` : code.replace('-', '–');
      case 'reach':
      case 'avoidedRegion':
        return regionName(code) || code;
    }
  };
  return (criterion, codes) =>
    codes
      .split(' ')
      .filter(Boolean)
      .map((code) => sayOne(criterion, code))
      .join(', ') || '–';
}

const titleGroups = ['voluntary', 'wvggz', 'wzd', 'wfz23', 'forensic'] as const;
/** "voluntary" is a title and a group at once, and reads the same. */
const isGroup = (code: string): code is (typeof titleGroups)[number] =>
  (titleGroups as readonly string[]).includes(code);
