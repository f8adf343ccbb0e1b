import { freshnessAt, neverReported, type Capacity } from '@ketenzicht/shared/capacity';
import { freeBeds } from '@ketenzicht/shared/capacity';

/** A row of `capacity` or `capacity_report`. Times come as Date. */
export interface FigureRow {
  version: number;
  operational: number | null;
  occupied: number | null;
  held: number;
  details: Details | null;
  observed_at: Date | null;
  recorded_at: Date | null;
  valid_until: Date | null;
  source: Capacity['source'];
  /** Only of what stands now, in the order in which holds are kept. */
  hold_ends?: Date[] | null;
}

/** The optional parts, absent when empty: most reports are two numbers. */
export type Details = Partial<
  Pick<Capacity, 'outOfUse' | 'admissionStop' | 'expectedDepartures' | 'reserve' | 'limitedBy'>
>;

export const figureColumns =
  'version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source';
/** Of `capacity`, not of its history. */
export const standingColumns = `${figureColumns}, hold_ends`;

export function detailsOf(capacity: Capacity): Details | null {
  const { outOfUse, admissionStop, expectedDepartures, reserve, limitedBy } = capacity;
  const details: Details = {
    ...(outOfUse.length > 0 && { outOfUse }),
    ...(admissionStop && { admissionStop }),
    ...(expectedDepartures && { expectedDepartures }),
    ...(reserve !== null && { reserve }),
    ...(limitedBy !== null && { limitedBy }),
  };
  return Object.keys(details).length > 0 ? details : null;
}

export function toCapacity(row: FigureRow, at: Date): Capacity {
  if (row.operational === null || row.occupied === null || row.valid_until === null)
    return { ...neverReported, version: row.version };
  const validUntil = row.valid_until.toISOString();
  return {
    operational: row.operational,
    occupied: row.occupied,
    held: row.held,
    ...(row.hold_ends?.length && { holdEnds: row.hold_ends.map((end) => end.toISOString()) }),
    outOfUse: row.details?.outOfUse ?? [],
    free: freeBeds({ operational: row.operational, occupied: row.occupied, held: row.held }),
    admissionStop: row.details?.admissionStop ?? null,
    expectedDepartures: row.details?.expectedDepartures ?? null,
    reserve: row.details?.reserve ?? null,
    limitedBy: row.details?.limitedBy ?? null,
    observedAt: row.observed_at?.toISOString() ?? null,
    recordedAt: row.recorded_at?.toISOString() ?? null,
    validUntil,
    freshness: freshnessAt({ validUntil }, at),
    source: row.source,
    version: row.version,
  };
}
