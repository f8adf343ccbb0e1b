import { languageNow } from '../../platform/i18n.js';

/** Whole euros: of sums of this size the cents say nothing. */
export const sayEuros = (cents: number): string =>
  Math.round(cents / 100).toLocaleString(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
