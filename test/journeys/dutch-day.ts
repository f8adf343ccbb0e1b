const dutch = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** `2026-11-23`. Just after midnight the Netherlands are a day ahead of universal time, and stories are told at any hour. */
export const dutchDay = (moment = new Date()): string => dutch.format(moment);
/** Noon, so that no change of the clocks moves it to another day. */
export const dutchDayIn = (days: number): string =>
  new Date(Date.parse(`${dutchDay()}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
