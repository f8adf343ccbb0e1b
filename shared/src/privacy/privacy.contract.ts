import { z } from 'zod';
import { dateSchema } from '../kernel/contract.js';
import { plainText } from '../kernel/free-text.contract.js';
import {
  erasureGrounds,
  exportStates,
  refusalGrounds,
  requestKinds,
  requestStates,
  restrictionGrounds,
} from './request.terms.js';
import { retentionActions, retentionClasses } from './retention.terms.js';
import { termPattern } from './retention.rules.js';

export const retentionClassSchema = z.enum(retentionClasses);
const termSchema = z.string().regex(termPattern, 'a term such as P20Y, P6M, P14D or PT24H');
/** Why, for whoever comes after. No names: these words are read by people who may not know them. */
const reasonSchema = plainText({ min: 10, max: 500, lines: 'many' });
const instant = z.string();

/** A person's pseudonym, as people read it to one another. */
export const referenceSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^KZ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/, 'a reference such as KZ-7F3K-92QD');

export const retentionRuleSchema = z
  .object({
    class: retentionClassSchema,
    term: z.string(),
    /** The least that the law asks, where it asks one. */
    floor: z.string().nullable(),
    starts: z.string(),
    action: z.enum(retentionActions),
    source: z.string(),
    proposal: z
      .object({ id: z.string(), term: z.string(), reason: z.string(), proposedBy: z.string(), mine: z.boolean() })
      .nullable(),
  })
  .meta({ id: 'RetentionRule' });
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

export const legalHoldSchema = z
  .object({
    id: z.string(),
    class: retentionClassSchema,
    reference: z.string().nullable(),
    reason: z.string(),
    placedAt: instant,
  })
  .meta({ id: 'RetentionHold' });

/** What one class would lose, or lost: rows due, of which held, and what was done with them. */
export const retentionCountSchema = z
  .object({
    class: retentionClassSchema,
    action: z.enum(retentionActions),
    before: instant,
    due: z.int(),
    held: z.int(),
    cleared: z.int(),
  })
  .meta({ id: 'RetentionCount' });
export type RetentionCount = z.infer<typeof retentionCountSchema>;

export const retentionRunSchema = z
  .object({ at: instant, dry: z.boolean(), counts: z.array(retentionCountSchema) })
  .meta({ id: 'RetentionRun' });
export type RetentionRun = z.infer<typeof retentionRunSchema>;

export const retentionSchema = z
  .object({
    rules: z.array(retentionRuleSchema),
    holds: z.array(legalHoldSchema),
    lastRun: retentionRunSchema.nullable(),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof retentionSchema>;

export const changeTermSchema = z.strictObject({ term: termSchema, reason: reasonSchema });
export const decideSchema = z.strictObject({ approve: z.boolean() });
export const termChangedSchema = z
  .object({ outcome: z.enum(['changed', 'awaitingSecond', 'refused']), id: z.string().nullable() })
  .meta({ id: 'TermChanged' });
export type TermChanged = z.infer<typeof termChangedSchema>;

export const placeHoldSchema = z.strictObject({
  class: retentionClassSchema,
  /** One person's file; without it, the whole class. */
  reference: referenceSchema.optional(),
  reason: reasonSchema,
});
export const placedSchema = z.object({ id: z.string() }).meta({ id: 'PlacedId' });

export const openRequestSchema = z.strictObject({
  reference: referenceSchema,
  kind: z.enum(requestKinds),
  receivedOn: dateSchema,
});

export const personExportSchema = z
  .object({
    id: z.string(),
    state: z.enum(exportStates),
    preparedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'PersonExport' });
export type PersonExport = z.infer<typeof personExportSchema>;

export const subjectRequestSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    kind: z.enum(requestKinds),
    receivedOn: z.string(),
    /** One month after receipt; GDPR article 12(3). */
    dueOn: z.string(),
    state: z.enum(requestStates),
    ground: z.string().nullable(),
    decidedAt: instant.nullable(),
    /** Whether the reader took the first step, so that somebody else must take the second. */
    mine: z.boolean(),
    isRestricted: z.boolean(),
    export: personExportSchema.nullable(),
  })
  .meta({ id: 'SubjectRequest' });
export type SubjectRequest = z.infer<typeof subjectRequestSchema>;

export const subjectRequestListSchema = z
  .object({ requests: z.array(subjectRequestSchema) })
  .meta({ id: 'SubjectRequestList' });

export const restrictSchema = z.strictObject({ ground: z.enum(restrictionGrounds) });
export const eraseSchema = z.strictObject({ ground: z.enum(erasureGrounds) });
export const refuseSchema = z.strictObject({ ground: z.enum(refusalGrounds) });

export const registerEntrySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    purpose: z.string(),
    basis: z.string(),
    controller: z.string(),
    dataClasses: z.array(z.string()),
    data: z.array(z.string()),
    persons: z.array(z.string()),
    recipients: z.array(z.string()),
    retention: z.array(z.object({ class: z.string(), term: z.string() })),
    measures: z.array(z.string()),
    operations: z.array(z.string()),
  })
  .meta({ id: 'RegisterEntry' });
export type RegisterEntry = z.infer<typeof registerEntrySchema>;
export const registerSchema = z.object({ activities: z.array(registerEntrySchema) }).meta({ id: 'ProcessingRegister' });

export const recipientNoticeSchema = z
  .object({ id: z.string(), reference: z.string(), kind: z.enum(['rectified', 'restricted', 'erased']), at: instant })
  .meta({ id: 'RecipientNotice' });
export const recipientNoticeListSchema = z
  .object({ notices: z.array(recipientNoticeSchema) })
  .meta({ id: 'RecipientNoticeList' });
