type Language = 'nl' | 'en';

const minute = 60_000;

/** What is left, as one says it: "nog 3 d", "nog 5 u 12", "nog 38 min", and the seconds once they count: "nog 4:32". Milliseconds. */
export function sayLeft(left: number, language: Language): string {
  if (left <= 0) return language === 'nl' ? 'verlopen' : 'over';
  const say = (text: string) => (language === 'nl' ? `nog ${text}` : `${text} left`);
  const minutes = Math.floor(left / minute);
  if (minutes < 10) return say(`${minutes}:${String(Math.floor(left / 1000) % 60).padStart(2, '0')}`);
  if (minutes < 120) return say(`${minutes} min`);
  const hours = Math.floor(minutes / 60);
  const h = language === 'nl' ? 'u' : 'h';
  if (hours < 10) return say(`${hours} ${h} ${String(minutes % 60).padStart(2, '0')}`);
  return say(hours < 48 ? `${hours} ${h}` : `${Math.floor(hours / 24)} d`);
}

/** Minutes at which a countdown is read out; more often would be noise. */
export const spoken = [10, 5, 1] as const;

/** The last of those moments that has passed, in minutes; null before the first, 0 when it is over. */
export function spokenAt(left: number): number | null {
  if (left <= 0) return 0;
  return spoken.findLast((at) => left <= at * minute) ?? null;
}

/** `late`: over; `soon`: in the last quarter of an hour, or of an answer the last two hours. */
export function pressure(left: number, soonFrom = 15 * minute): 'late' | 'soon' | 'calm' {
  if (left <= 0) return 'late';
  return left <= soonFrom ? 'soon' : 'calm';
}
