import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    waiting: 'Wie wacht',
    chains: 'Ketens',
    costs: 'Wat het kost',
    deliveryForms: 'Leveringsvorm',
    vptMonitor: 'VPT-monitor',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    waiting: 'Who waits',
    chains: 'Chains',
    costs: 'What it costs',
    deliveryForms: 'Form of delivery',
    vptMonitor: 'VPT monitor',
    interest: 'Interest',
  },
});
