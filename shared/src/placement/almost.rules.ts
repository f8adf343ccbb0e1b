import { securityLevels, careIntensities } from '../directory/directory.terms.js';
import type { Ward } from '../directory/directory.contract.js';
import { judges, type Neighbourhood } from './criteria.rules.js';
import { ageBands, type Criterion } from './placement.terms.js';
import type { Need } from './request.contract.js';

type Near = (need: Need, ward: Ward, around: Neighbourhood) => boolean;

const stepsBetween = <T>(list: readonly T[], from: T | null, to: T | null): number =>
  from === null || to === null ? NaN : list.indexOf(to) - list.indexOf(from);

/** How far off a ward may be on the one criterion that excludes it, to be worth a talk. The other side of the region to avoid is no such thing: that protects a victim. */
const nears: Readonly<Record<Criterion, Near>> = {
  securityLevel: (need, ward) => Math.abs(stepsBetween(securityLevels, need.securityLevel, ward.securityLevel)) === 1,
  careIntensity: (need, ward) => stepsBetween(careIntensities, need.careIntensity, ward.careIntensity) === -1,
  targetGroup: (need, ward) => need.targetGroups.filter((group) => !ward.targetGroups.includes(group)).length === 1,
  legalTitle: () => true,
  sex: () => true,
  age: (need, ward, around) => {
    const place = ageBands.indexOf(need.ageBand);
    return [ageBands[place - 1], ageBands[place + 1]].some(
      (ageBand) => ageBand !== undefined && judges.age({ ...need, ageBand }, ward, around) === 'fits',
    );
  },
  reach: (need, ward, { neighbours }) => need.reach === 'neighbours' || neighbours.has(ward.regionId),
  avoidedRegion: () => false,
};

/** Whether a ward that only this criterion excludes comes near enough to say what would have to be otherwise. */
export const isNear = (criterion: Criterion, need: Need, ward: Ward, around: Neighbourhood): boolean =>
  nears[criterion](need, ward, around);
