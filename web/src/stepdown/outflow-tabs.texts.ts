import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    vptMonitor: 'VPT-monitor',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    vptMonitor: 'VPT monitor',
    interest: 'Interest',
  },
});
