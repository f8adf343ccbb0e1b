import type { Contradiction, Need, PlacementAttempt } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementNames } from '../placement.texts.js';
import { inboxTexts } from './inbox.texts.js';

/** What codes and numbers mean, as a ward would say it. */
export function useInboxWords() {
  const t = useTexts(inboxTexts);
  const names = useTexts(placementNames);

  const years = (from: number, to: number | null) =>
    to === null ? t('ageFrom', { from }) : t('ageRange', { from, to });
  const who = ({ sex, ageBand }: Need) => {
    const [from = 0, to = null] = ageBand.split('-').map((text) => Number.parseInt(text, 10));
    return [sex && names(`sex.${sex}`), years(from, to)].filter(Boolean).join(', ');
  };
  const groups = ({ targetGroups }: Need) => targetGroups.map((group) => names(`group.${group}`)).join(', ');

  /** What a ward publishes on a criterion, from the codes. */
  const published = ({ reason, published: codes }: Contradiction): string => {
    const all = codes.split(' ').filter(Boolean);
    const named = (prefix: 'level' | 'intensity' | 'group' | 'titleGroup') =>
      all.map((code) => names(`${prefix}.${code}` as 'level.3')).join(', ');
    switch (reason) {
      case 'securityLevel':
        return named('level');
      case 'careIntensity':
        return `${names('criterion.careIntensity')} ${named('intensity')}`;
      case 'targetGroup':
        return named('group');
      case 'legalTitle':
        return named('titleGroup');
      case 'age':
        return years(Number.parseInt(codes, 10), Number.parseInt(codes.split('-')[1] ?? '', 10) || null);
      default:
        return codes === 'all' ? t('sexAll') : names(`sex.${codes}` as 'sex.male');
    }
  };

  /** Before it is sent: what does not agree, and what to do about it first. */
  const against = (one: Contradiction): string => {
    const count = Number(one.published);
    if (one.kind === 'bed') return count > 0 ? t('against.bed', { count }) : t('against.held');
    if (one.kind === 'stop') return t('against.stop');
    return one.reason === 'payer' ? t('against.payer') : t('against.criterion', { published: published(one) });
  };

  /** Afterwards: what it did not agree with. */
  const was = (one: Contradiction): string => {
    const count = Number(one.published);
    if (one.kind === 'bed') return count > 0 ? t('was.bed', { count }) : t('was.held');
    if (one.kind === 'stop') return t('was.stop');
    return one.reason === 'payer' ? t('was.payer') : published(one);
  };

  /** How it ended, or what happened while somebody looked. */
  const ending = ({ state, lapse, refusal }: PlacementAttempt): string => {
    if (refusal && state === 'refused') return t('refusedFor', { reason: names(`refusal.${refusal.reason}`) });
    if (state === 'lapsed' && lapse) return t(`meanwhile.${lapse}`);
    switch (state) {
      case 'withdrawn':
      case 'lapsed':
      case 'refused':
      case 'cancelled':
      case 'noShow':
      case 'left':
        return t(`meanwhile.${state}`);
      default:
        return '';
    }
  };

  return { t, names, who, groups, against, was, ending };
}
