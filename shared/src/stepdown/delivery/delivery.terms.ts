/* Names of the forms in which care may be had, without the schemas made of them. */

/** How care of the Wlz is delivered: stay (verblijf), volledig pakket thuis, modulair pakket thuis, persoonsgebonden budget. */
export const deliveryForms = ['stay', 'vpt', 'mpt', 'pgb'] as const;
export type DeliveryForm = (typeof deliveryForms)[number];

export const careLaws = ['wlz', 'wfz', 'zvw', 'wmo'] as const;
export type CareLaw = (typeof careLaws)[number];
/** Who pays once a forensic title is over. */
export const nextPayers = ['zvw', 'wlz', 'wmo'] as const satisfies readonly CareLaw[];
export type NextPayer = (typeof nextPayers)[number];

/** Profiles of verpleging en verzorging from 4 up, as the sources list them; and the other families, of which they say less. */
export const nursingProfiles = ['vv4', 'vv5', 'vv6', 'vv7', 'vv8', 'vv9b', 'vv10'] as const;
export const otherProfiles = ['ggzW', 'ggzB', 'vg', 'lvg', 'sglvg', 'lg', 'other'] as const;
export const careProfiles = ['vvBelow4', ...nursingProfiles, ...otherProfiles] as const;
export type CareProfile = (typeof careProfiles)[number];

/** How a legal title stands on a day. `civil`: a civil authorisation by the criminal judge (article 2.3 Wfz). */
export const titleStates = ['none', 'civil', 'holds', 'over'] as const;
export type TitleState = (typeof titleStates)[number];

/** `onlyIf`: allowed once the conditions beside it are met. `unknown` is an answer, and never a yes. */
export const verdicts = ['may', 'onlyIf', 'unknown', 'mayNot'] as const;
export type Verdict = (typeof verdicts)[number];
/** `says` tells something and decides nothing. */
export const effects = ['says', ...verdicts] as const;
export type Effect = (typeof effects)[number];

/** What a rule is: law; what parties agreed; how it goes in practice; or what is expected and not yet law. */
export const ruleNatures = ['law', 'agreement', 'practice', 'expectation'] as const;
export type RuleNature = (typeof ruleNatures)[number];

/** What an answer may still hang on. */
export const deliveryAsks = ['law', 'profile', 'treatment', 'clustered', 'title'] as const;
export type DeliveryAsk = (typeof deliveryAsks)[number];

export const ruleSources = [
  'nzaVpt',
  'dilemmaVpt',
  'dji2019',
  'forensicVpt',
  'limor',
  'forensicTitles',
  'forensicFinance',
  'nos2018',
  'ciz',
  'wmo',
  'zvw',
  'cizProfessional',
  'forensicLaw',
  'mvt36288',
  'nzaForensic',
  'rijkDetention',
  'schulinck',
  'stb2016',
  'stimulansz',
  'wodc2021',
] as const;
export type RuleSource = (typeof ruleSources)[number];

/**
 * How a rule was looked up: in its source itself, or in another one beside it. `unchecked`: in neither, so that whoever uses it must look it up first. What is
 * read in an article about a law was read there, and not in the law.
 */
export const ruleChecks = ['source', 'other', 'unchecked'] as const;
export type RuleCheck = (typeof ruleChecks)[number];
/** The day on which all of them were looked up. */
export const rulesCheckedOn = '2026-11-23';
