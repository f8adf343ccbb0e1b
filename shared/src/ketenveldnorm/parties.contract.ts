import { z } from 'zod';
import { idSchema } from '../kernel/contract.js';
import { plainText } from '../kernel/free-text.contract.js';
import { personOfStaff, words } from './following.contract.js';
import { joinReasons } from './ketenveldnorm.terms.js';

/** A director of the region comes in by their own act, and says why. */
export const joinInputSchema = z
  .strictObject({ reason: z.enum(joinReasons), words: words(500).nullable() })
  .superRefine(({ reason, words: said }, context) => {
    if (reason === 'other' && !said)
      context.addIssue({
        code: 'custom',
        path: ['words'],
        message: 'Say in a sentence why.',
        params: { code: 'trajectory.reason_missing' },
        input: said,
      });
  })
  .meta({ id: 'TrajectoryJoin' });
export type JoinInput = z.infer<typeof joinInputSchema>;

/** Somebody with an account, who is asked along or let go. */
export const partyInputSchema = z.strictObject({ accountId: idSchema }).meta({ id: 'TrajectoryParty' });
export type PartyInput = z.infer<typeof partyInputSchema>;

/** A part of a name or of an organisation; in a body, because an address is kept by everything it passes. */
export const findColleagueInputSchema = z
  .strictObject({ text: plainText({ min: 2, max: 60 }) })
  .meta({ id: 'FindColleagueInput' });
export type FindColleagueInput = z.infer<typeof findColleagueInputSchema>;

/** Somebody of staff whom one could ask along. */
export const colleagueSchema = personOfStaff.meta({ id: 'FoundColleague' });
export type Colleague = z.infer<typeof colleagueSchema>;
