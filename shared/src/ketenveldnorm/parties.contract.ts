import { z } from 'zod';
import { idSchema } from '../kernel/contract.js';
import { words } from './following.contract.js';
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
