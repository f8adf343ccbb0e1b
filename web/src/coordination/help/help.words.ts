import { mayAsk } from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { useLanguage } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';

/** `3 november 2026`; years matter to who reads about law. */
export function useSayDate(): (date: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'long',
  });
  return (date) => format.format(new Date(date));
}

export function useMay(): (operation: OperationId) => boolean {
  const actor = useActor();
  return (operation) => mayAsk({ ...actor, scopes: [] }, operationOf(operation));
}

export interface Part {
  /** Where it begins in the text as it was sent. */
  from: number;
  text: string;
  isMarked: boolean;
}

/** What the server marked, apart from what it did not. */
export const markedParts = (text: string): Part[] =>
  Array.from(text.matchAll(/⟦[^⟧]*⟧|(?:(?!⟦[^⟧]*⟧).)+/gsu), ({ 0: part, index }) => ({
    from: index,
    text: part.replaceAll(/[⟦⟧]/g, ''),
    isMarked: /^⟦[^⟧]*⟧$/u.test(part),
  }));
