import type { Capacity, HistoryStep, Unit } from './capacity.contract.js';
import { isStepdown } from '../directory/directory.terms.js';
import { neverReported } from './capacity.rules.js';

/** Up to this many beds one admission can be told from the count (PRIV-09). A group of small wards is shown from one bed more. */
export const smallWard = 4;

/** By how big it is built, because that does not come and go with a patient; a ward of unknown size by what it runs. */
export const isSmall = ({ places, capacity }: Pick<Unit, 'places' | 'capacity'>): boolean =>
  (places ?? capacity.operational ?? Infinity) <= smallWard;

/** A larger ward that runs on so few beds is told no more of than that it is there. */
export const runsSmall = ({ operational }: Pick<Capacity, 'operational'>): boolean =>
  operational !== null && operational <= smallWard;

export interface Grouped {
  units: Unit[];
  /** Small wards that no group of enough beds could be made of. */
  withheld: number;
}

/**
 * The wards as those outside the care chain see them: small ones only together, per region and security level (PRIV-09). `idOf` names a group by its
 * members, so that another group is never taken for a newer figure of the same one.
 */
export function withSmallTogether(units: readonly Unit[], idOf: (members: readonly string[]) => string): Grouped {
  const shown = units.filter((unit) => !isSmall(unit) && !runsSmall(unit.capacity));
  const small = units.filter(isSmall);
  const groups = [
    // Places to go on to stand apart: their sum is another one.
    ...Map.groupBy(
      small,
      ({ regionId, securityLevel, setting }) =>
        `${regionId} ${securityLevel ?? ''} ${isStepdown(setting) ? setting : ''}`,
    ).values(),
  ];
  const told = groups.filter(mayBeTold);
  const together = told.map((members) => asOne(members, idOf(members.map(({ id }) => id).toSorted())));
  const toldOf = told.reduce((sum, { length }) => sum + length, 0);
  return { units: [...shown, ...together], withheld: units.length - shown.length - toldOf };
}

/** Only whole: were a silent ward left out of the sum, its return or going would be the difference of two sums. */
const mayBeTold = (members: readonly Unit[]): boolean =>
  members.length > 1 &&
  members.every(({ capacity }) => capacity.operational !== null) &&
  sum(members, ({ operational }) => operational ?? 0) > smallWard;

const sum = (members: readonly Unit[], count: (capacity: Capacity) => number): number =>
  members.reduce((total, { capacity }) => total + count(capacity), 0);

const earliest = (members: readonly Unit[], moment: (capacity: Capacity) => string | null): string | null =>
  members.map(({ capacity }) => moment(capacity) ?? '').toSorted()[0] ?? null;

function asOne(members: readonly Unit[], id: string): Unit {
  const [first] = members as [Unit, ...Unit[]];
  return {
    ...first,
    id,
    name: `${members.length} kleine afdelingen samen`,
    wards: members.length,
    providerId: '',
    locationId: '',
    setting: isStepdown(first.setting) ? first.setting : 'OTHER',
    careIntensity: null,
    targetGroups: [],
    sex: 'all',
    ageMin: 0,
    ageMax: null,
    titles: [],
    payers: [],
    phone: '',
    places: members.every(({ places }) => places !== null)
      ? members.reduce((total, { places }) => total + (places ?? 0), 0)
      : null,
    capacity: figureOf(members),
  };
}

/** As old as the oldest of its figures. Reasons and remarks stay behind: each is one ward's own. */
function figureOf(members: readonly Unit[]): Capacity {
  const closed = members.map(({ capacity }) => capacity.admissionStop);
  const [stop] = closed;
  return {
    ...neverReported,
    operational: sum(members, ({ operational }) => operational ?? 0),
    occupied: sum(members, ({ occupied }) => occupied ?? 0),
    held: sum(members, ({ held }) => held),
    free: sum(members, ({ free }) => free ?? 0),
    admissionStop: stop && closed.every(Boolean) ? { reason: stop.reason, expectedEnd: null } : null,
    observedAt: earliest(members, ({ observedAt }) => observedAt),
    recordedAt: earliest(members, ({ recordedAt }) => recordedAt),
    validUntil: earliest(members, ({ validUntil }) => validUntil),
    freshness: members.every(({ capacity }) => capacity.freshness === 'fresh') ? 'fresh' : 'expired',
    version: sum(members, ({ version }) => version),
  };
}

/** A larger ward's past, with what it stood at while it ran on few beds taken out; that somebody reported stays. */
export const withoutSmallFigures = (steps: readonly HistoryStep[]): HistoryStep[] =>
  steps.map((step) => ({ ...step, capacity: unlessSmall(step.capacity) }));

export const unlessSmall = (capacity: Capacity): Capacity => {
  if (!runsSmall(capacity)) return capacity;
  const { observedAt, recordedAt, source, version } = capacity;
  return { ...neverReported, observedAt, recordedAt, validUntil: observedAt, source, version };
};
