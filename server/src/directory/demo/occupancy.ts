import { validUntil } from '@ketenzicht/shared/capacity';
import type { Setting } from '@ketenzicht/shared/directory';
import { hour, minute } from '@ketenzicht/shared/kernel';
import type { DemoReport } from './demo-register.js';
import { randomFrom, type Random } from './random.js';
import { neverReports, reportMoments } from './report-moments.js';
import { wardCourse, type Figure } from './ward-course.js';
import type { SizedWard } from './dutch-directory.js';

/** All reports of one ward over the past months, in order of recording. Invented, but each one could have passed the rules. */
export function occupancyHistory(ward: SizedWard, index: number, midnights: readonly number[], at: Date): DemoReport[] {
  if (neverReports(index)) return [];
  const random = randomFrom(ward.id);
  const course = wardCourse(ward, random);
  const reports = reportMoments(ward, index, midnights, at.getTime(), random).map((moment) => {
    const recorded = Math.min(at.getTime(), moment + (random.chance(0.1) ? random.between(5, 25) * minute : 0));
    return report(ward, moment, recorded, course(moment));
  });
  if (random.chance(0.15)) addCorrection(reports, at, random);
  reports.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  reports.forEach((one, place) => (one.version = place + 1));
  return reports;
}

const report = (ward: SizedWard, observed: number, recorded: number, figure: Figure): DemoReport => ({
  unitId: ward.id,
  version: 0,
  ...figure,
  observedAt: new Date(observed),
  recordedAt: new Date(recorded),
  validUntil: new Date(observed + validFor(ward.setting, observed - (observed % hour))),
});

/** How long a figure holds turns on the clock's hour only; asking the calendar for each of 60,000 reports would take two seconds. */
const spans = new Map<string, number>();
function validFor(setting: Setting, wholeHour: number): number {
  const key = `${setting} ${wholeHour}`;
  const span = spans.get(key) ?? validUntil(setting, new Date(wholeHour)).getTime() - wholeHour;
  spans.set(key, span);
  return span;
}

/** Someone saw, hours later, that one person had left already: the same moment, another count. */
function addCorrection(reports: DemoReport[], at: Date, random: Random): void {
  const wrong = reports.at(-random.between(2, 20));
  if (!wrong || wrong.occupied === 0) return;
  const recordedAt = new Date(wrong.observedAt.getTime() + random.between(1, 6) * hour);
  if (recordedAt <= at) reports.push({ ...wrong, occupied: wrong.occupied - 1, recordedAt });
}
