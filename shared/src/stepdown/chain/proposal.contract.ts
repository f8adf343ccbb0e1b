import { z } from 'zod';
import { securityLevels } from '../../directory/directory.terms.js';
import { idSchema, instantSchema } from '../../kernel/contract.js';
import { criteria } from '../../placement/placement.terms.js';
import { chainPlaceSchema, moverSchema } from './chain.contract.js';
import {
  chainActs,
  chainMoveActs,
  chainNoReasons,
  chainStates,
  chainStepKinds,
  chainTroubles,
  chainWithdrawReasons,
} from './proposal.terms.js';

/** What was found, by the moves alone: days, what must be asked and whose it is are reckoned anew. */
export const proposeInputSchema = z
  .strictObject({
    moves: z
      .array(
        z.strictObject({
          who: z.strictObject({ kind: moverSchema.shape.kind, id: idSchema }),
          to: chainPlaceSchema,
        }),
      )
      .min(1)
      .max(8),
    kind: z.enum(['path', 'swap']),
  })
  .meta({ id: 'ProposeChain' });
export type ProposeInput = z.infer<typeof proposeInputSchema>;

export const sayInputSchema = z
  .discriminatedUnion('said', [
    z.strictObject({ said: z.literal('yes') }),
    z.strictObject({ said: z.literal('no'), reason: z.enum(chainNoReasons) }),
  ])
  .meta({ id: 'SayOfStep' });
export type SayInput = z.infer<typeof sayInputSchema>;

export const withdrawChainSchema = z
  .strictObject({ reason: z.enum(chainWithdrawReasons) })
  .meta({ id: 'WithdrawChain' });
export type WithdrawChain = z.infer<typeof withdrawChainSchema>;

/** When they really went, where that was not just now, and whether the figures of the wards know it already. */
export const carryInputSchema = z
  .strictObject({ movedAt: instantSchema.optional(), alreadyCounted: z.boolean().optional() })
  .meta({ id: 'CarryStep' });
export type CarryInput = z.infer<typeof carryInputSchema>;

export const nothingOfChainSchema = z.strictObject({}).default({}).meta({ id: 'NothingOfChain' });

const sideSchema = z
  .object({
    /** Null: nobody's organisation; whoever asked as themselves, or whoever keeps the offer of a landlord. */
    organisationName: z.string().nullable(),
    isMine: z.boolean(),
    said: z.boolean().nullable(),
    at: z.string().nullable(),
    reason: z.enum(chainNoReasons).nullable(),
  })
  .meta({ id: 'SideOfStep' });
export type ChainSide = z.infer<typeof sideSchema>;

const spotSchema = z.object({
  name: z.string(),
  regionId: z.string(),
  securityLevel: z.enum(securityLevels).nullable(),
});

export const proposalMoveSchema = z
  .object({
    place: z.int().min(1),
    kind: moverSchema.shape.kind,
    /** Who it is, by a reference that says nothing: for the sides of this step and whoever helps. */
    who: moverSchema.nullable(),
    from: spotSchema.nullable(),
    to: spotSchema.extend({ place: chainPlaceSchema }),
    on: z.string(),
    savedDays: z.int(),
    isReckoned: z.boolean(),
    ask: z.array(z.enum(criteria)),
    dueAt: z.string().nullable(),
    isOverdue: z.boolean(),
    sender: sideSchema,
    receiver: sideSchema,
    /** Who delivers a VPT there from that day; null: nobody has to. */
    team: sideSchema.nullable(),
    doneAt: z.string().nullable(),
    trouble: z.enum(chainTroubles).nullable(),
    may: z.array(z.enum(chainMoveActs)),
  })
  .meta({ id: 'ProposalMove' });
export type ProposalMove = z.infer<typeof proposalMoveSchema>;

export const chainProposalSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    kind: z.enum(['path', 'swap']),
    state: z.enum(chainStates),
    /** Agreed, and something stands in the way of the next step. */
    isStuck: z.boolean(),
    proposedAt: z.string(),
    agreedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    reason: z.enum([...chainNoReasons, ...chainWithdrawReasons]).nullable(),
    /** For whoever works at the desk. */
    caseId: z.string().nullable(),
    savedDays: z.int(),
    moves: z.array(proposalMoveSchema),
    may: z.array(z.enum(chainActs)),
    version: z.int(),
  })
  .meta({ id: 'ChainProposal' });
export type ChainProposal = z.infer<typeof chainProposalSchema>;

export const chainFileSchema = z
  .object({
    chain: chainProposalSchema,
    /** What happened, the oldest first; `by` is an organisation, or nobody's where they belong to none. */
    steps: z.array(
      z.object({
        at: z.string(),
        kind: z.enum(chainStepKinds),
        place: z.int().nullable(),
        by: z.string(),
        byClock: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ChainFile' });
export type ChainFile = z.infer<typeof chainFileSchema>;

export const mineQuerySchema = z.strictObject({
  state: z.enum(['standing', 'over']).default('standing'),
  /** Only of somebody who waits or asked for a place. */
  moverId: idSchema.optional(),
});
export type MineQuery = z.infer<typeof mineQuerySchema>;

/** What asks something of who looks stands first, then what runs out first. */
export const mineListSchema = z
  .object({ chains: z.array(chainProposalSchema), waitsForMe: z.int() })
  .meta({ id: 'MyChains' });
export type MineList = z.infer<typeof mineListSchema>;
