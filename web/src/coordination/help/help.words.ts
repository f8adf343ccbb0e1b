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

/** What the server marked, apart from what it did not. */
export const markedParts = (text: string): { text: string; isMarked: boolean }[] =>
  text
    .split(/(⟦[^⟧]*⟧)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part.replaceAll(/[⟦⟧]/g, ''), isMarked: part.startsWith('⟦') }));
