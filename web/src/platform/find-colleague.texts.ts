import { texts } from './i18n.js';

export const findColleagueTexts = texts('find-colleague', {
  nl: {
    who: 'Wie? Naam of organisatie',
    found: 'Gevonden',
    chooseOne: 'Typ een paar letters en kies uit de lijst.',
    failed: 'Zoeken lukte niet. Probeer het opnieuw.',
  },
  en: {
    who: 'Who? Name or organisation',
    found: 'Found',
    chooseOne: 'Type a few letters and choose from the list.',
    failed: 'Searching did not work. Try again.',
  },
});
