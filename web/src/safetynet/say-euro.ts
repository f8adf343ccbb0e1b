import { languageNow } from '../platform/i18n.js';

export const sayEuro = (cents: number): string =>
  (cents / 100).toLocaleString(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR' });
