import type { Capacity } from '@ketenzicht/shared/capacity';
import type { Directory, Ward } from '@ketenzicht/shared/directory';
import { dutchDirectory, dutchWards } from './dutch-directory.js';
import { occupancyHistory } from './occupancy.js';
import { midnightsBefore } from './report-moments.js';

/** The optional part of a figure, stored as one JSON object; what is empty is absent. */
export type Details = Partial<{
  [Field in 'outOfUse' | 'admissionStop' | 'expectedDepartures' | 'reserve']: NonNullable<Capacity[Field]>;
}>;

/** One report of one ward, in the words of the table `capacity_report`. */
export interface DemoReport {
  unitId: string;
  version: number;
  operational: number;
  occupied: number;
  details: Details | null;
  observedAt: Date;
  recordedAt: Date;
  validUntil: Date;
}

export interface DemoRegister {
  directory: Directory;
  wards: Ward[];
  /** In order of recording; the place in the list is the revision. */
  reports: DemoReport[];
}

/** The Dutch demo register as it stands at `at`: real organisations, invented figures. The same moment always gives the same register. */
export function demoRegister(at: Date): DemoRegister {
  const midnights = midnightsBefore(at);
  const reports = dutchWards.flatMap((ward, index) => occupancyHistory(ward, index, midnights, at));
  reports.sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  return { directory: dutchDirectory, wards: dutchWards, reports };
}
