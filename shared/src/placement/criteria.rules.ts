import type { Ward } from '../directory/directory.contract.js';
import { titleInfo } from './legal-titles.terms.js';
import { ageBands, criteria, type AgeBand, type Criterion } from './placement.terms.js';
import type { Need } from './request.contract.js';

/** "Unknown" is an answer of its own: a ward that says nothing does not fit, and is not excluded either. */
export type Judgement = 'fits' | 'excluded' | 'unknown';

/** Which regions border on the one that the need names. */
export interface Neighbourhood {
  neighbours: ReadonlySet<string>;
}

/** Years, both included; the last band has no end. */
export const yearsOf = (band: AgeBand): Years => years[band];

interface Years {
  from: number;
  to: number;
}
function readYears(band: AgeBand): Years {
  const [from = '0', to] = band.replace('+', '').split('-');
  return { from: Number(from), to: to === undefined ? Infinity : Number(to) };
}
/** Read once: a search asks it of every ward. */
const years = Object.fromEntries(ageBands.map((band) => [band, readYears(band)])) as Record<AgeBand, Years>;

type Judge = (need: Need, ward: Ward, around: Neighbourhood) => Judgement;

const when = (condition: boolean): Judgement => (condition ? 'fits' : 'excluded');
/** A ward that lists nothing has not said that it takes everything. */
const within = (wanted: readonly string[], accepted: readonly string[]): Judgement =>
  accepted.length === 0 ? 'unknown' : when(wanted.every((one) => accepted.includes(one)));

/** One rule per hard criterion (Ifzo's hard criteria, forensischezorg.nl; covenant: who pays is none). */
export const judges: Readonly<Record<Criterion, Judge>> = {
  securityLevel: (need, ward) =>
    ward.securityLevel === null ? 'unknown' : when(ward.securityLevel === need.securityLevel),
  /** More staff than needed keeps somebody safe; less does not. */
  careIntensity: (need, ward) => {
    if (need.careIntensity === null) return 'fits';
    return ward.careIntensity === null ? 'unknown' : when(ward.careIntensity >= need.careIntensity);
  },
  targetGroup: (need, ward) => within(need.targetGroups, ward.targetGroups),
  legalTitle: (need, ward) => within([titleInfo[need.title].group], ward.titles),
  sex: (need, ward) => {
    if (ward.sex === 'all') return 'fits';
    return need.sex === null ? 'unknown' : when(ward.sex === need.sex);
  },
  age: (need, { ageMin, ageMax }) => {
    const { from, to } = yearsOf(need.ageBand);
    const highest = ageMax ?? Infinity;
    if (to < ageMin || from > highest) return 'excluded';
    return from >= ageMin && to <= highest ? 'fits' : 'unknown';
  },
  reach: (need, ward, { neighbours }) =>
    when(
      need.reach === 'national' ||
        ward.regionId === need.regionId ||
        (need.reach === 'neighbours' && neighbours.has(ward.regionId)),
    ),
  avoidedRegion: (need, ward) => when(!need.avoidRegionIds.includes(ward.regionId)),
};

/** Every criterion that is not simply met, in the order of the list. */
export function judged(
  need: Need,
  ward: Ward,
  around: Neighbourhood,
): { excludedBy: Criterion[]; unknown: Criterion[] } {
  const excludedBy: Criterion[] = [];
  const unknown: Criterion[] = [];
  for (const criterion of criteria) {
    const judgement = judges[criterion](need, ward, around);
    if (judgement === 'excluded') excludedBy.push(criterion);
    if (judgement === 'unknown') unknown.push(criterion);
  }
  return { excludedBy, unknown };
}
