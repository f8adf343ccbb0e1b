export type Language = 'nl' | 'en';

const minute = 60_000;

/** The age of a figure as a ward would say it: "nu", "4 min", "1 u 12", "26 u", "3 d". */
export function ageInWords(milliseconds: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  const hours = Math.floor(minutes / 60);
  const h = language === 'nl' ? 'u' : 'h';
  if (minutes < 1) return language === 'nl' ? 'nu' : 'now';
  if (hours < 1) return `${minutes} min`;
  if (hours < 10) return `${hours} ${h} ${String(minutes % 60).padStart(2, '0')}`;
  if (hours < 48) return `${hours} ${h}`;
  return `${Math.floor(hours / 24)} d`;
}

/**
 * What is left until a moment, in whole minutes, so that a clock that is some seconds late makes no "61 min" of an hour: "38 min", "90 min", "3 u 12", "2 d".
 * Null once it has come.
 */
export function timeLeft(until: number, now: number, language: Language): string | null {
  if (until <= now) return null;
  const minutes = Math.max(1, Math.round((until - now) / minute));
  return minutes < 120 ? `${minutes} min` : ageInWords(minutes * minute, language);
}

/** How much of its validity a figure has left: 1 just seen, 0 expired. */
export function lifeLeft(observedAt: number, validUntil: number, now: number): number {
  if (validUntil <= observedAt) return 0;
  return Math.min(1, Math.max(0, (validUntil - now) / (validUntil - observedAt)));
}
