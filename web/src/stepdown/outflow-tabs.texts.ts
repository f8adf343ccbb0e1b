import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    vptMonitor: 'VPT-monitor',
  },
  en: {
    section: 'Way out',
    vptMonitor: 'VPT monitor',
  },
});
