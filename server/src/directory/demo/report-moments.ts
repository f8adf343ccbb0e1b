import { validUntil } from '@ketenzicht/shared/capacity';
import type { Ward } from '@ketenzicht/shared/directory';
import { addLocalDays, hour, localDate, localDays, minute, startOfLocalDay } from '@ketenzicht/shared/kernel';
import type { Random } from './random.js';

const historyDays = 90;

/** Hours at which wards report: at the change of shift, and crisis beds before their figure expires. */
const rounds = { crisis: [7.2, 13, 18.5, 23.2], other: [7.2, 15.2] };

/** The first instants of the days that the history covers. */
export function midnightsBefore(at: Date): number[] {
  const today = localDate(at);
  return localDays(addLocalDays(today, -historyDays), today).map((date) => startOfLocalDay(date).getTime());
}

/** Every tenth ward is late, two have never reported at all: every real register has those, and screens must cope. */
export const isLate = (index: number): boolean => index % 10 === 7;
export const neverReports = (index: number): boolean => index % 128 === 75;

/** The moments in milliseconds at which a ward observed its figure, oldest first, none of them after `at`. */
export function reportMoments(
  ward: Ward,
  index: number,
  midnights: readonly number[],
  at: number,
  random: Random,
): number[] {
  const hours = ward.setting === 'HIC' || ward.setting === 'KIB' ? rounds.crisis : rounds.other;
  const habit = random.between(0, 30) * minute;
  const planned = midnights
    .flatMap((midnight) =>
      hours.map((round) => Math.round(midnight + round * hour + habit + random.next() * 30 * minute)),
    )
    .filter((moment) => moment > at - 24 * hour || !random.chance(0.03));

  if (isLate(index)) {
    const overdueSince = at - random.between(1, 40) * hour;
    return planned.filter(
      (moment) => moment < overdueSince && validUntil(ward.setting, new Date(moment)).getTime() <= overdueSince,
    );
  }
  const newest = random.chance(0.8) ? at - recentAge(random) : at;
  return [...planned.filter((moment) => moment < newest), ...(newest < at ? [newest] : [])];
}

/** Minutes to a few hours: most wards have looked at their figure since the round. */
const recentAge = (random: Random) =>
  Math.round(Math.min(3 * minute - Math.log(1 - random.next()) * 75 * minute, 5 * hour));
