/** What one screen hands to the next, in memory only: about somebody, nothing may stand in an address or be stored. It is taken once. */
const handed = new Map<string, unknown>();

export const handOn = (to: string, what: unknown): void => void handed.set(to, what);

export function takeOver<T>(to: string): T | undefined {
  const what = handed.get(to) as T | undefined;
  handed.delete(to);
  return what;
}
