import { zone } from '@ketenzicht/shared/kernel';
import { Temporal } from 'temporal-polyfill';

/** A date and time as the wall clock shows it, `2026-10-25` and `02:30`. */
export interface LocalMoment {
  date: string;
  time: string;
}

/**
 * The instants that a Dutch wall clock time stands for, as text with their offset. Usually one; none for the hour that is skipped
 * in March, two for the hour that comes twice in October. An unfinished date or time gives null.
 */
export function instantsOf({ date, time }: LocalMoment): string[] | null {
  const wall = parsed(date, time);
  if (!wall) return null;
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  if (!first || !second || !first.toPlainDateTime().equals(wall)) return [];
  return first.epochMilliseconds === second.epochMilliseconds
    ? [withOffset(first)]
    : [withOffset(first), withOffset(second)];
}

function parsed(date: string, time: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const withOffset = (at: Temporal.ZonedDateTime) => at.toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** The wall clock, Dutch time, at an instant. */
export function localMoment(instant: Date): LocalMoment {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return { date: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
