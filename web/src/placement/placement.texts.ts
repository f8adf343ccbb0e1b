import { texts } from '../platform/i18n.js';
import { attemptNames } from './attempt.names.js';
import { matchNames } from './match.names.js';
import { needNames } from './need.names.js';

/** The field's own words for every code of a request, a match and an attempt: `t('title.crisismaatregel')`. */
export const placementNames = texts('placement', {
  nl: { ...needNames.nl, ...attemptNames.nl, ...matchNames.nl },
  en: { ...needNames.en, ...attemptNames.en, ...matchNames.en },
});
