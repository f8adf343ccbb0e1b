/** What one screen hands to the next, by its path: kinds and days, and nobody. */
interface HandedOn {
  '/delivery-forms': { kind: string | null; endsOn: string | null };
}

/** In memory only: about somebody, nothing may stand in an address or be stored. It is taken once. */
const handed: Partial<HandedOn> = {};

export function handOn<To extends keyof HandedOn>(to: To, what: HandedOn[To]): void {
  handed[to] = what;
}

export function takeOver<To extends keyof HandedOn>(to: To): HandedOn[To] | undefined {
  const what = handed[to];
  delete handed[to];
  return what;
}

export type HandedTitle = HandedOn['/delivery-forms'];
