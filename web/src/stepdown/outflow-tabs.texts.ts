import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    waiting: 'Wie wacht',
    costs: 'Wat het kost',
  },
  en: {
    section: 'Way out',
    waiting: 'Who waits',
    costs: 'What it costs',
  },
});
