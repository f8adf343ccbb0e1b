import { stillHeld, type Capacity, type CapacityReport } from '@ketenzicht/shared/capacity';

type Counts = Pick<CapacityReport, 'operational' | 'occupied'>;

/** How many held beds no longer fit when this is the figure: a ward knows its beds, so its figure wins and the newest holds end. */
export const holdsLost = (report: Counts, standing: Pick<Capacity, 'held'>): number =>
  standing.held - stillHeld(standing, report);

/** Whether two figures say the same of the ward, and only beds were held or given back in between: nobody has to choose between them. */
export const differsInHoldsOnly = (one: Capacity, other: Capacity): boolean => seen(one) === seen(other);

const seen = ({ operational, occupied, outOfUse, admissionStop, ...figure }: Capacity): string =>
  JSON.stringify([
    operational,
    occupied,
    outOfUse.map(({ reason, count }) => [reason, count]),
    admissionStop && [admissionStop.reason, admissionStop.expectedEnd ?? null],
    figure.expectedDepartures && [
      figure.expectedDepartures.within7Days ?? null,
      figure.expectedDepartures.within30Days ?? null,
    ],
    figure.reserve,
    figure.limitedBy,
    figure.observedAt && Date.parse(figure.observedAt),
    figure.source,
  ]);
