import type { Ward } from '../../directory/directory.contract.js';
import { stepdownSettings, type Setting } from '../../directory/directory.terms.js';
import { judges, type Judgement, type Neighbourhood } from '../../placement/criteria.rules.js';
import { titleInfo } from '../../placement/legal-titles.terms.js';
import { criteria, type Criterion, type Reach } from '../../placement/placement.terms.js';
import type { Need } from '../../placement/request.contract.js';
import type { HomeWish } from '../homes/dwelling.rules.js';
import type { WaitsFor } from '../stepdown.terms.js';
import type { Toward } from '../waiting/wait.contract.js';

/** Which wards can be meant at all, before any criterion. `any`: what a request asks for, which its criteria say. */
export type WardPlace = 'any' | 'lowerLevel' | 'protectedLiving' | 'forensicLiving' | 'ribw' | 'wlzPlace';

/** What a ward must be for somebody, in the words of a request for a place. */
export interface Wish {
  place: WardPlace;
  need: Need;
  /** False: to a ward without security, and to no other. */
  isSecured: boolean;
  /** What nobody said of this person: of these each ward is "unknown", and has to be asked. */
  unsaid: readonly Criterion[];
}

/** What a dwelling must be for somebody. */
export interface HomeNeed extends Required<Omit<HomeWish, 'avoidNear' | 'within'>> {
  regionId: string;
  reach: Reach;
  /** A VPT is meant: somebody has to deliver it there. */
  withTeam: boolean;
}

/** Where treatment under security is given: no place of the Wlz to go on to, whoever pays for it. */
const clinical = new Set<Setting>(['FPC', 'FPK', 'FPA', 'FVK', 'FVA', 'KIB', 'HIC', 'PPC', 'LFPZ']);
const stepdown = new Set<Setting>(stepdownSettings);

const takes: Readonly<Record<WardPlace, (ward: Ward) => boolean>> = {
  any: () => true,
  /** A place to live is no ward of a level. */
  lowerLevel: ({ setting }) => !stepdown.has(setting),
  protectedLiving: ({ setting }) => setting === 'BW',
  forensicLiving: ({ setting }) => setting === 'BW' || setting === 'FBW',
  ribw: ({ setting }) => setting === 'RIBW',
  /** Whoever names no payer has not said that the Wlz may pay there. */
  wlzPlace: ({ setting, payers, securityLevel }) =>
    securityLevel === null && payers.includes('wlz') && !clinical.has(setting),
};

export const isMeant = ({ place }: Pick<Wish, 'place'>, ward: Ward): boolean => takes[place](ward);

/** One criterion of a wish, with the rule of the match. */
export function judgeOf(wish: Wish, criterion: Criterion, ward: Ward, around: Neighbourhood): Judgement {
  if (criterion === 'securityLevel' && !wish.isSecured) return ward.securityLevel === null ? 'fits' : 'excluded';
  if (wish.unsaid.includes(criterion)) return 'unknown';
  return judges[criterion](wish.need, ward, around);
}

/** What has to be asked before this ward can be somebody's; null: it cannot. Of a request exactly what `judged` says. */
export function asksOf(wish: Wish, ward: Ward, around: Neighbourhood): Criterion[] | null {
  if (!isMeant(wish, ward)) return null;
  const ask: Criterion[] = [];
  for (const criterion of criteria) {
    const judgement = judgeOf(wish, criterion, ward, around);
    if (judgement === 'excluded') return null;
    if (judgement === 'unknown') ask.push(criterion);
  }
  return ask;
}

export const wishOfRequest = (need: Need): Wish => ({ place: 'any', need, isSecured: true, unsaid: [] });

const placeFor = (waitsFor: WaitsFor, { title }: Pick<Toward, 'title'>): WardPlace | null => {
  if (waitsFor === 'lowerLevel' || waitsFor === 'ribw' || waitsFor === 'wlzPlace') return waitsFor;
  if (waitsFor !== 'protectedLiving') return null;
  return title !== null && titleInfo[title].group === 'forensic' ? 'forensicLiving' : 'protectedLiving';
};

/** The ward for which somebody waits; null: no ward would help them, or it was not said of which level. */
export function wishOfWait(waitsFor: WaitsFor, toward: Toward): Wish | null {
  const place = placeFor(waitsFor, toward);
  if (place === null || (place === 'lowerLevel' && toward.securityLevel === null)) return null;
  return {
    place,
    isSecured: toward.securityLevel !== null,
    unsaid: [
      ...(toward.targetGroups.length === 0 ? (['targetGroup'] as const) : []),
      ...(toward.title === null ? (['legalTitle'] as const) : []),
    ],
    need: {
      ageBand: toward.ageBand,
      sex: toward.sex,
      securityLevel: toward.securityLevel ?? '1',
      careIntensity: null,
      targetGroups: toward.targetGroups,
      title: toward.title ?? 'voluntary',
      payer: toward.payer,
      urgency: 'regular',
      reach: toward.reach,
      regionId: toward.regionId,
      avoidRegionIds: toward.avoidRegionIds,
      neededFrom: '',
    },
  };
}

/** The dwelling for which somebody waits. Where the Wlz or the Wfz pays at home, that is a VPT, and a team has to have room. */
export const homeOfWait = (waitsFor: WaitsFor, toward: Toward): HomeNeed | null =>
  waitsFor === 'dwelling'
    ? {
        regionId: toward.regionId,
        reach: toward.reach,
        avoidRegions: toward.avoidRegionIds,
        accessible: toward.accessible,
        mostRent: toward.highestRentCents,
        withTeam: toward.payer === 'wlz' || toward.payer === 'wfz',
      }
    : null;
