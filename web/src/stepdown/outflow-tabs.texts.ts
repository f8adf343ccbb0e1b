import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    waiting: 'Wie wacht',
    costs: 'Wat het kost',
    arrangements: 'VPT samenstellen',
    deliveryForms: 'Leveringsvorm',
    vptMonitor: 'VPT-monitor',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    waiting: 'Who waits',
    costs: 'What it costs',
    arrangements: 'Put a VPT together',
    deliveryForms: 'Form of delivery',
    vptMonitor: 'VPT monitor',
    interest: 'Interest',
  },
});
