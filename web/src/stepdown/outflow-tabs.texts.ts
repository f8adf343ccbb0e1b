import { texts } from '../platform/i18n.js';

export const outflowTabsTexts = texts('outflow-tabs', {
  nl: {
    section: 'Doorstroom',
    deliveryForms: 'Leveringsvorm',
  },
  en: {
    section: 'Way out',
    deliveryForms: 'Form of delivery',
  },
});
