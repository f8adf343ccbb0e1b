/*
 * The field's own lists, without the schemas made of them: a screen that needs the names does not load the validator.
 */

/** Setting types of Dutch secure and step-down care (domain: TNO typology 2011 and forensischezorg.nl). Letters are the field's own. */
export const settings = [
  'FPC',
  'FPK',
  'FPA',
  'FVK',
  'FVA',
  'KIB',
  'HIC',
  'SGLVG',
  'PPC',
  'LFPZ',
  'FBW',
  'RIBW',
  'VPT',
  'BW',
  'LOGEER',
  'OTHER',
] as const;
export type Setting = (typeof settings)[number];

/** Where somebody goes on to after a secure bed: RIBW, FBW, beschermd wonen (Wmo), VPT and logeeropvang. */
export const stepdownSettings = ['RIBW', 'FBW', 'BW', 'VPT', 'LOGEER'] as const satisfies readonly Setting[];

/** Beds to go on to are another sum than beds in a clinic: the two are never added. */
export const isStepdown = (setting: Setting): boolean => (stepdownSettings as readonly Setting[]).includes(setting);

/** Security levels as the sector uses them; level 2 splits in laag and hoog (forensischezorg.nl, klinische zorg). */
export const securityLevels = ['1', '2-laag', '2-hoog', '3', '4'] as const;
export type SecurityLevel = (typeof securityLevels)[number];

/** Verblijfsintensiteit, staffing per place, light to very intensive (A-D here; NZa's own letters are not confirmed). */
export const careIntensities = ['A', 'B', 'C', 'D'] as const;
export type CareIntensity = (typeof careIntensities)[number];

/** psychiatry, intellectual disability (LVB), the same with severely disturbed behaviour (SGLVG), addiction, acquired brain injury (NAH), autism, personality */
export const targetGroups = [
  'psychiatry',
  'intellectualDisability',
  'sglvg',
  'addiction',
  'brainInjury',
  'autism',
  'personality',
] as const;
export type TargetGroup = (typeof targetGroups)[number];

export const sexes = ['all', 'male', 'female'] as const;
export type WardSex = (typeof sexes)[number];

/** Legal titles a ward accepts, grouped as referrers ask for them (Wvggz, Wzd, forensic, Wfz 2.3, voluntary). */
export const legalTitles = ['wvggz', 'wzd', 'forensic', 'wfz23', 'voluntary'] as const;
export type LegalTitle = (typeof legalTitles)[number];

/** Who pays: Wfz (JenV/DJI), Zvw (insurer), Wlz (zorgkantoor), Wmo (municipality). */
export const payers = ['wfz', 'zvw', 'wlz', 'wmo'] as const;
export type Payer = (typeof payers)[number];

/** Region schemes are never mixed: a region belongs to one scheme, a location to at most one region per scheme. */
export const regionSchemes = ['arrondissement', 'ketenveldnorm', 'provincie', 'zvh', 'land'] as const;
export type RegionScheme = (typeof regionSchemes)[number];
