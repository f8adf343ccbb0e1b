/**
 * How a Volledig Pakket Thuis can be housed. The field has two lists of four, which do not agree; together they are five. In the order from an own home to
 * living together.
 */
export const vptForms = ['unclustered', 'unclusteredNear', 'spread', 'linked', 'clustered'] as const;
export type VptForm = (typeof vptForms)[number];

/** What each list calls it, in its own words; null where that list does not have it. */
export interface VptFormNames {
  /** "Soorten VPT", the box in a paper on the organisation of medical care in VPT. */
  medicalCare: string | null;
  /** "Op welke wijze kun je VPT inrichten?", the guide of Vertrouwd Thuis, after ActiZ, "Van verpleeghuiszorg naar verpleegzorg thuis", March 2023. */
  actiz: string | null;
}

/**
 * The two lists mapped onto each other. "Gespikkeld" is the trap: the paper means some of the residents of one complex, which the guide calls "verspreid in een
 * wooncomplex"; the guide itself writes "gespikkeld in de wijk" for what both call "ongeclusterd". Only the paper tells homes near a location apart; only the
 * guide tells apart what leans on the facilities of an institution.
 */
export const vptFormNames: Readonly<Record<VptForm, VptFormNames>> = {
  unclustered: { medicalCare: 'Ongeclusterde VPT', actiz: 'Ongeclusterd VPT (Gespikkeld VPT in de wijk)' },
  unclusteredNear: { medicalCare: 'Ongeclusterde VPT nabij locatie', actiz: null },
  spread: { medicalCare: 'Gespikkeld VPT', actiz: 'VPT verspreid in een wooncomplex' },
  linked: { medicalCare: null, actiz: 'VPT gekoppeld aan een zorginstelling' },
  clustered: { medicalCare: 'Geclusterd VPT', actiz: 'Geclusterd VPT' },
};
