import { closureReasons, type AdmissionStop, type ClosureReason, type OutOfUse } from '@ketenzicht/shared/capacity';
import { day, localDate } from '@ketenzicht/shared/kernel';
import type { DemoReport, Details } from './demo-register.js';
import type { Random } from './random.js';
import { settingTraits, type DutchSetting } from './settings.data.js';
import type { SizedWard } from './dutch-directory.js';

export type Figure = Pick<DemoReport, 'operational' | 'occupied' | 'details'>;

/** Staff is the usual limit, not stone. */
const closing = (random: Random): ClosureReason => (random.chance(0.6) ? 'staff' : random.pick(closureReasons));

/**
 * The life of one ward: people leave at the pace of their stay, an empty bed is filled after its vacancy, beds close and open one at a time, now and then
 * the ward stops admitting. Call the result with ever later moments (milliseconds).
 */
export function wardCourse(ward: SizedWard, random: Random): (moment: number) => Figure {
  const { meanStay, vacancy } = settingTraits[ward.setting as DutchSetting];
  const leavingPerDay = ward.places / meanStay;
  const short = random.chance(0.38) ? Math.max(1, Math.round(ward.places * (0.04 + 0.1 * random.next()))) : 0;
  const reasons = [closing(random), closing(random)] as const;
  const tells = { departures: random.chance(0.4), reserve: random.chance(0.25) };

  let closed = short;
  let occupied = Math.max(0, ward.places - closed - random.count(leavingPerDay * vacancy));
  let stop: { until: number; told: AdmissionStop } | null = null;
  let leaving = expectLeaving(leavingPerDay, random);
  let last: number | null = null;

  const free = () => ward.places - closed - occupied;
  const closeBed = () => {
    if (free() === 0) occupied--;
    closed++;
  };
  const openBed = () => {
    closed--;
    if (random.chance(0.7)) occupied++;
  };

  function live(days: number, moment: number): void {
    occupied = Math.max(0, occupied - random.count(leavingPerDay * days));
    if (short > 0 && random.chance(days / 12)) {
      if (closed < short || (closed === short && random.chance(0.3))) closeBed();
      else openBed();
    }
    if (stop && moment >= stop.until) stop = null;
    if (!stop && random.chance(days * 0.005)) stop = beginStop(moment, random);
    const filled = 1 - Math.exp(-days / vacancy);
    if (!stop) for (let bed = free(); bed > 0; bed--) if (random.chance(filled)) occupied++;
    if (random.chance(days / 5)) leaving = expectLeaving(leavingPerDay, random);
  }

  return (moment) => {
    if (last !== null) live((moment - last) / day, moment);
    last = moment;
    const details: Details = {
      ...(closed > 0 && { outOfUse: closedBeds(closed, reasons) }),
      ...(stop && { admissionStop: stop.told }),
      ...(tells.departures && { expectedDepartures: leaving }),
      ...(tells.reserve && short > 0 && { reserve: Math.ceil(closed / 2) }),
    };
    return { operational: ward.places - closed, occupied, details: Object.keys(details).length > 0 ? details : null };
  };
}

/** From three beds on the second reason takes one of them. */
const closedBeds = (count: number, [main, second]: readonly [ClosureReason, ClosureReason]): OutOfUse[] =>
  count < 3 || main === second
    ? [{ count, reason: main }]
    : [
        { count: count - 1, reason: main },
        { count: 1, reason: second },
      ];

/** A stop ends on time or a little early; one in four wards cannot say when. */
function beginStop(moment: number, random: Random) {
  const until = moment + random.between(3, 24) * day;
  const expectedEnd = random.chance(0.75) ? localDate(new Date(until + random.between(0, 2) * day)) : null;
  return { until, told: { reason: closing(random), ...(expectedEnd && { expectedEnd }) } };
}

function expectLeaving(perDay: number, random: Random) {
  const within7Days = random.count(perDay * 7);
  return { within7Days, within30Days: within7Days + random.count(perDay * 23) };
}
