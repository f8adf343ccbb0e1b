import { useLanguage } from '../platform/i18n.js';

/** A day and a time as people say them here. */
export function useMoment(): (instant: string) => string {
  const format = new Intl.DateTimeFormat(useLanguage(), {
    timeZone: 'Europe/Amsterdam',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => format.format(new Date(instant));
}
