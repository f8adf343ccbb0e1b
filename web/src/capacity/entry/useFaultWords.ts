import type { Fault } from '@ketenzicht/shared/kernel';
import { hasText, useTexts } from '../../platform/i18n.js';
import { faultAt, type Draft } from './draft.rules.js';
import { entryTexts } from './entry.texts.js';

/** What to say beside a field, by its JSON pointer; undefined when it is fine. A code without words of ours shows the server's. */
export type FaultWords = (pointer: string) => string | undefined;

export function useFaultWords(faults: readonly Fault[], { operational, occupied }: Draft): FaultWords {
  const t = useTexts(entryTexts);
  return (pointer) => {
    const fault = faultAt(faults, pointer);
    if (!fault) return undefined;
    return hasText(entryTexts, fault.code)
      ? t(fault.code as 'entry.missing', { operational: operational ?? 0, occupied: occupied ?? 0 })
      : fault.detail;
  };
}
