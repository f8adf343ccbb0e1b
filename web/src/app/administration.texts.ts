import { texts } from '../platform/i18n.js';

export const administrationShellTexts = texts('administration-shell', {
  nl: {
    title: 'Beheer',
    people: 'Mensen',
    wards: 'Afdelingen',
    reviews: 'Rechten nakijken',
    machines: 'Koppelingen',
    webhooks: 'Webhooks',
  },
  en: {
    title: 'Administration',
    people: 'People',
    wards: 'Wards',
    reviews: 'Review of rights',
    machines: 'Machines',
    webhooks: 'Webhooks',
  },
});
