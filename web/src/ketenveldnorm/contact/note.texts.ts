import { texts } from '../../platform/i18n.js';

export const noteTexts = texts('contact-note', {
  nl: {
    outcome: 'Is het gelukt?',
    'outcome.done': 'Gelukt',
    'outcome.missed': 'Gemist',
    'outcomeSub.done': 'gesproken of gezien',
    'outcomeSub.missed': 'niet thuis, niet bereikt',
    nextOn: 'Wanneer is het volgende contact?',
    words: 'Wat is belangrijk om te weten?',
    wordsHelp: 'Mag leeg blijven. Staat nergens op dit apparaat; alleen wie deze persoon volgt leest het.',
    save: 'Opslaan',
    cancel: 'Annuleren',
  },
  en: {
    outcome: 'Did it take place?',
    'outcome.done': 'Done',
    'outcome.missed': 'Missed',
    'outcomeSub.done': 'spoken or seen',
    'outcomeSub.missed': 'not in, not reached',
    nextOn: 'When is the next contact?',
    words: 'What matters to know?',
    wordsHelp: 'May stay empty. Kept nowhere on this device; only who follows this person reads it.',
    save: 'Save',
    cancel: 'Cancel',
  },
});
