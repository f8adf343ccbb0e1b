/**
 * Where somebody lives who gets a VPT. Two lists are in use in the field, and they share words that mean different things; these five can tell every
 * place of both apart.
 */
export const vptForms = ['unclustered', 'unclusteredNear', 'dispersed', 'linked', 'clustered'] as const;
export type VptForm = (typeof vptForms)[number];

/**
 * What each list calls it; null where the list has no such form. Mind "gespikkeld": to ActiZ that is a VPT in the neighbourhood, in the other list it is a VPT
 * spread through a building, so that the word alone says nothing.
 */
export const formInLists: Readonly<Record<VptForm, { actiz: string | null; types: string | null }>> = {
  unclustered: { actiz: 'Ongeclusterd VPT (gespikkeld VPT in de wijk)', types: 'Ongeclusterde VPT' },
  unclusteredNear: { actiz: null, types: 'Ongeclusterde VPT nabij locatie' },
  dispersed: { actiz: 'VPT verspreid in een wooncomplex', types: 'Gespikkeld VPT' },
  linked: { actiz: 'VPT gekoppeld aan een zorginstelling', types: null },
  clustered: { actiz: 'Geclusterd VPT', types: 'Geclusterd VPT' },
};

export const publishedProfiles = ['vv4', 'vv5', 'vv6', 'vv7', 'vv8', 'vv9', 'vv10'] as const;
export type PublishedProfile = (typeof publishedProfiles)[number];

/** Forensic VPTs are paid otherwise, and counted apart: it is about them that the NZa asked for more cases. */
export const vptProfiles = [...publishedProfiles, 'forensic', 'other'] as const;
export type VptProfile = (typeof vptProfiles)[number];

export const vptOutflows = ['died', 'stay', 'homeWithoutVpt', 'other'] as const;
export type VptOutflow = (typeof vptOutflows)[number];

/** Why this month does not follow from the one before. Codes only: there is no room here for words about somebody. */
export const differenceReasons = ['movedForm', 'otherProfile', 'registeredLate', 'countedAnew', 'tookOver'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

/** The Wlz, with the VPT in it, began then. */
export const firstMonth = '2015-01';
