import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';

/* Plain Dutch for sheets and paper: they go to a Dutch table and have one language. */

type Of<Name extends 'byReason' | 'byGround' | 'byIntensity', Key extends string> =
  FollowingQuarter[Name][number] extends Record<Key, infer Code extends string>
    ? Readonly<Record<Code, string>>
    : never;

export const reasonWords: Of<'byReason', 'reason'> = {
  criteriaNotMet: 'voldoet niet aan de criteria',
  regularCareFits: 'gewone zorg past',
  otherApproach: 'andere aanpak past beter',
  noConsentNoGround: 'geen toestemming en geen grond',
  duplicate: 'dubbel gemeld',
  mistake: 'vergissing',
  other: 'andere reden',
};
export const groundWords: Of<'byGround', 'ground'> = {
  evaluated: 'na evaluatie',
  death: 'overleden',
  emigration: 'vertrokken naar het buitenland',
  otherRegime: 'ander regime neemt het over',
  courtDecision: 'besluit van de rechter',
  wronglyIncluded: 'ten onrechte geïncludeerd',
};
export const intensityWords: Of<'byIntensity', 'intensity'> = {
  light: 'licht',
  middle: 'midden',
  intensive: 'intensief',
  secure: 'beveiligd',
  none: 'geen zorg of niet bekend',
};
