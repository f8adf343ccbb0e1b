import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    interest: 'Interest',
  },
});
