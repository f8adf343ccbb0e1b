import { zone } from '@ketenzicht/shared/kernel';

/** `1 december 2026`: who follows somebody may do so for years. */
export const sayDate = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: zone }).format(
    new Date(at),
  );
