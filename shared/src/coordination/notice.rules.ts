import { Temporal } from 'temporal-polyfill';
import { hour, minute, zone } from '../kernel/time.js';
import type { NoticePreferences } from './notice.contract.js';
import type { NoticeChannel, NoticeTopic } from './coordination.terms.js';

/** Whoever never said otherwise: all ways, as soon as there is an address for it. */
export const defaultPreferences: NoticePreferences = { channels: {}, quiet: null, email: null, language: 'nl' };

/** In the app always; elsewhere unless somebody said no. */
export const wantsBy = (
  { channels, email }: Pick<NoticePreferences, 'channels' | 'email'>,
  topic: NoticeTopic,
  channel: NoticeChannel,
): boolean =>
  channel === 'app' || ((channel !== 'mail' || email !== null) && (channels[topic]?.includes(channel) ?? true));

/** When the quiet hours that it is in now end; undefined when it is in none. Both on the Dutch clock on the wall, also over midnight and a change of the clocks. */
export function quietUntil(at: Date, quiet: NoticePreferences['quiet']): Date | undefined {
  if (quiet === null || quiet.from === quiet.to) return undefined;
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const [from, to, time] = [quiet.from, quiet.to, now.toPlainTime().toString({ smallestUnit: 'minute' })];
  const overMidnight = from > to;
  const isQuiet = overMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return undefined;
  const day = overMidnight && time >= from ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(to) }).epochMilliseconds);
}

/** A crisis is said again every ten minutes until somebody has seen it, six times at most. */
export const againAfter = 10 * minute;
export const mostRounds = 6;
export const saysAgain = (urgent: boolean, round: number): boolean => urgent && round < mostRounds;

/** A mail server that is away for an hour is asked again every ten minutes at most; after a day nobody waits for the message any more. */
export const sendAgainAfter = (tries: number): number => Math.min(30_000 * 2 ** (tries - 1), 10 * minute);
export const sendAtMostFor = 24 * hour;

/** Waits of webhooks, together a day. Undefined: it has been tried often enough, and is laid aside for a person to see. */
const waits = [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 8 * hour, 8 * hour] as const;
export const deliverAgainAfter = (tries: number): number | undefined => waits[tries - 1];
