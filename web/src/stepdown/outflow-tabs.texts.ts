import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    waiting: 'Wie wacht',
    chains: 'Ketens',
    chainSteps: 'Ketens in gang',
    costs: 'Wat het kost',
    homes: 'Woningen',
    vptTeams: 'VPT-teams',
    arrangements: 'VPT samenstellen',
    deliveryForms: 'Leveringsvorm',
    vptMonitor: 'VPT-monitor',
    interest: 'Belangstelling',
  },
  en: {
    section: 'Way out',
    waiting: 'Who waits',
    chains: 'Chains',
    chainSteps: 'Chains under way',
    costs: 'What it costs',
    homes: 'Dwellings',
    vptTeams: 'VPT teams',
    arrangements: 'Put a VPT together',
    deliveryForms: 'Form of delivery',
    vptMonitor: 'VPT monitor',
    interest: 'Interest',
  },
});
