export const proposalKinds = ['change', 'open', 'close'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** proposed → approved → applied at its date, or refused, or withdrawn. What ended stays to be read. */
export const proposalStates = ['proposed', 'approved', 'applied', 'refused', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What does not fit with the people who are there. `people_in_it` holds a closing up until the ward is empty. */
export const concerns = ['people_in_it', 'fewer_places_than_occupied'] as const;
export type Concern = (typeof concerns)[number];

/** What may be changed of a ward, in the order in which a screen shows it. */
export const changeableFields = [
  'name',
  'places',
  'setting',
  'securityLevel',
  'careIntensity',
  'targetGroups',
  'sex',
  'ageMin',
  'ageMax',
  'titles',
  'payers',
  'phone',
] as const;
export type ChangeableField = (typeof changeableFields)[number];
