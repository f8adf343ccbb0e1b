import { languageNow } from '../platform/i18n.js';

/** Points with the comma of the language: `18,5`. */
export const sayPoints = (points: number): string =>
  points.toLocaleString(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 });
