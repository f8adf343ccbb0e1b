import type { Language } from '../../platform/i18n.js';

const locale = (language: Language) => (language === 'nl' ? 'nl-NL' : 'en-GB');

export const sayMoment = (moment: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment));

export const sayDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
