import { plainText } from './free-text.contract.js';
import { mixesScripts, personalDataIn } from './free-text.rules.js';

/** A name of a colleague or a place, as it is kept and compared (BAD-44, BAD-46). */
export const nameSchema = plainText({ max: 120, min: 2 })
  .refine((text) => !mixesScripts(text), 'letters of one script only')
  .refine((text) => /\p{L}/u.test(text), 'at least one letter');

/** Why somebody did something: a sentence, not a dossier, and about nobody in particular (PRIV-06). Line ends are kept. */
export const reasonOf = (limits: { min: number; max: number }) =>
  plainText({ ...limits, lines: 'many' }).refine((text) => personalDataIn(text).length === 0, {
    message: 'Leave out what points at a person: a BSN, a date of birth, a phone number or an e-mail address.',
    params: { code: 'text.personal_data' },
  });
export const reasonSchema = reasonOf({ min: 3, max: 500 });
