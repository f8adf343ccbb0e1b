import { Temporal } from 'temporal-polyfill';

/** All day arithmetic is Dutch local time; instants are UTC (domain: a ward's day is a calendar day in the Netherlands). */
export const zone = 'Europe/Amsterdam';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const at = (instant: Date, timeZone = zone) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

let lastHour = { utc: NaN, local: 0 };

/** Hour of the clock on the wall, 0-23. Remembered for the running UTC hour: Dutch clocks change on whole ones, and asking costs more than the rest of a report. */
export function localHour(instant: Date): number {
  const utc = Math.floor(instant.getTime() / hour);
  if (utc !== lastHour.utc) lastHour = { utc, local: at(instant).hour };
  return lastHour.local;
}

/** Calendar day in the Netherlands, `2026-11-22`. */
export const localDate = (instant: Date): string => at(instant).toPlainDate().toString();

/** First instant of a Dutch calendar day; days of 23 and 25 hours come out right. */
export const startOfLocalDay = (date: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);

/** The calendar days from `from` up to and including `to`. */
export function localDays(from: string, to: string): string[] {
  const last = Temporal.PlainDate.from(to);
  const days: string[] = [];
  for (let on = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 }))
    days.push(on.toString());
  return days;
}

export const addLocalDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();
