import { texts } from './i18n.js';

export const answerTexts = texts('answer', {
  nl: {
    loading: 'Even ophalen…',
    failed: 'Dit kon niet worden opgehaald',
    again: 'Opnieuw proberen',
    missing: 'Dit is er niet',
  },
  en: {
    loading: 'Fetching…',
    failed: 'This could not be fetched',
    again: 'Try again',
    missing: 'This is not there',
  },
});
