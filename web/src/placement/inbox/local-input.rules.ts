import { zone } from '@ketenzicht/shared/kernel';
import { Temporal } from 'temporal-polyfill';

/** An instant as a field of date and time has it, on the Dutch clock: `2026-11-22T23:58`. */
export const localInput = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** And back; of an hour that comes twice the first. Null while it is unfinished. */
export function instantOf(local: string): string | null {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}
