import { localDate } from '@ketenzicht/shared/kernel';
import type { Dwelling } from '@ketenzicht/shared/stepdown';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { sayEuros } from '../waiting/say-euros.js';
import { homeNames } from './homes.names.js';

/** A dwelling as one says it. */
export function useHomeWords() {
  const name = useTexts(homeNames);
  return {
    title: ({ kind, municipality }: Pick<Dwelling, 'kind' | 'municipality'>) =>
      name('in', { kind: name(`kind.${kind}`), place: municipality }),
    rent: (cents: number) => name('rent', { amount: sayEuros(cents) }),
    from: (day: string) => (day <= localDate(timeNow()) ? name('fromNow') : name('from', { day: sayDate(day) })),
  };
}
