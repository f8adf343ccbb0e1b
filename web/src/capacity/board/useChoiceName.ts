import { hasText, useTexts } from '../../platform/i18n.js';
import type { ChoiceFacet } from './board.rules.js';
import { useRegister } from '../register.context.js';
import { termTexts } from '../terms.texts.js';

type TermKey = keyof typeof termTexts.nl;

/** What a choice is called on screen; an abbreviation of the field, such as FPA, is its own name. */
export function useChoiceName(): (facet: ChoiceFacet, value: string) => string {
  const t = useTexts(termTexts);
  const { regions } = useRegister();
  return (facet, value) => {
    if (facet === 'regions') return regions.get(value)?.name ?? value;
    const key = `${facet}.${value}`;
    return hasText(termTexts, key) ? t(key as TermKey) : value;
  };
}
