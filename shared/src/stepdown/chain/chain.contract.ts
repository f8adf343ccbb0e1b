import { z } from 'zod';
import { dateSchema, idSchema } from '../../kernel/contract.js';
import { criteria } from '../../placement/placement.terms.js';

/** Somebody who can move: ready to leave a ward (`DS-…`), or asked for a place (`AV-…`), from a ward or from elsewhere. */
export const moverSchema = z
  .object({ kind: z.enum(['wait', 'request']), id: idSchema, reference: z.string() })
  .meta({ id: 'ChainMover' });
export type Mover = z.infer<typeof moverSchema>;

export const chainPlaceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('ward'), unitId: idSchema }),
    /** `teamId`: the organisation that has room to deliver a VPT there, where one is meant. */
    z.object({ kind: z.literal('dwelling'), dwellingId: idSchema, teamId: idSchema.optional() }),
  ])
  .meta({ id: 'ChainPlace' });
export type ChainPlace = z.infer<typeof chainPlaceSchema>;

export const chainMoveSchema = z
  .object({
    who: moverSchema,
    /** The ward whose bed it frees; null: nobody's, and the chain ends here. */
    fromUnitId: idSchema.nullable(),
    to: chainPlaceSchema,
    /** The first Dutch calendar day on which it can be. */
    on: dateSchema,
    /** Hard criteria of which the ward has said nothing: to be asked before anybody says yes. */
    ask: z.array(z.enum(criteria)),
    /** Days that this person waits less than was to be expected. */
    savedDays: z.int().min(0),
    /** Nobody said when they would go otherwise, so that the days are reckoned and not expected. */
    isReckoned: z.boolean(),
  })
  .meta({ id: 'ChainMove' });
export type ChainMove = z.infer<typeof chainMoveSchema>;

/**
 * Moves in the order in which they can be carried out: who goes to a place that is free now comes first, and each next one goes to the bed that the one before
 * left. Of a `swap` nobody needs a free place: the first goes to the bed of the last.
 */
export const chainSchema = z
  .object({
    /** The same moves have the same key, whenever they are found. */
    key: z.string().regex(/^[0-9a-f]{32}$/),
    kind: z.enum(['path', 'swap']),
    moves: z.array(chainMoveSchema).min(1).max(8),
    /** The sum over everybody who moves: the chain is ranked by it. */
    savedDays: z.int().min(0),
  })
  .meta({ id: 'Chain' });
export type Chain = z.infer<typeof chainSchema>;

/** What is asked: for one request, for one ward whose bed is needed, or everything that one may see, best first. */
export const chainQuerySchema = z
  .strictObject({
    requestId: idSchema.optional(),
    unitId: idSchema.optional(),
    regionId: z.string().max(100).optional(),
  })
  .meta({ id: 'ChainQuery' });
export type ChainQuery = z.infer<typeof chainQuerySchema>;

export const chainListSchema = z
  .object({
    chains: z.array(chainSchema).max(50),
    /** Everything that was looked at, so that "none" can be believed. */
    looked: z.object({ wards: z.int(), movers: z.int(), dwellings: z.int(), lapsedWards: z.int() }),
    at: z.string(),
  })
  .meta({ id: 'ChainList' });
export type ChainList = z.infer<typeof chainListSchema>;
