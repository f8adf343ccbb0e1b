import { texts } from '../../platform/i18n.js';

export const mineTexts = texts('mine', {
  nl: {
    title: 'Welke afdeling wacht op u?',
    allDone_one: 'Uw afdeling is actueel. Niets te doen.',
    allDone_other: 'Alle {{count}} afdelingen zijn actueel. Niets te doen.',
    due_one: '{{count}} afdeling is niet meer actueel',
    due_other: '{{count}} afdelingen zijn niet meer actueel',
    soon_one: '{{count}} verloopt binnen twee uur',
    soon_other: '{{count}} verlopen binnen twee uur',
    expiresIn: 'verloopt over {{left}}',
    update: 'Bijwerken',
    updateWard: '{{name}} bijwerken',
    none: 'Er staan geen afdelingen van uw organisatie in dit register. Vraag uw beheerder om ze toe te voegen.',
  },
  en: {
    title: 'Which ward is waiting for you?',
    allDone_one: 'Your ward is current. Nothing to do.',
    allDone_other: 'All {{count}} wards are current. Nothing to do.',
    due_one: '{{count}} ward is no longer current',
    due_other: '{{count}} wards are no longer current',
    soon_one: '{{count}} expires within two hours',
    soon_other: '{{count}} expire within two hours',
    expiresIn: 'expires in {{left}}',
    update: 'Update',
    updateWard: 'Update {{name}}',
    none: 'This register has no wards of your organisation. Ask your administrator to add them.',
  },
});
