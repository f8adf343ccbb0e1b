import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    deliveryForms: 'Leveringsvorm',
    vptMonitor: 'VPT-monitor',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    deliveryForms: 'Form of delivery',
    vptMonitor: 'VPT monitor',
    interest: 'Interest',
  },
});
