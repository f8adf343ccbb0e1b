import { z } from 'zod';
import { auditLineSchema } from '../audit/audit.contract.js';
import { auditActions, purposes } from '../audit/audit.terms.js';
import { roles } from '../kernel/actor.js';
import { dateSchema, idSchema, instantSchema } from '../kernel/contract.js';
import { plainText } from '../kernel/free-text.contract.js';
import { caseStates, reviewOutcomes, reviewRules } from './review.terms.js';

const note = plainText({ min: 10, max: 2_000, lines: 'many' });

const opinionSchema = z.object({
  by: z.string(),
  name: z.string(),
  at: z.string(),
  outcome: z.enum(reviewOutcomes),
  note: z.string(),
});

/** Something that somebody has to look at: what was seen, by which edition of which rule. */
export const reviewCaseSchema = z
  .object({
    id: z.string(),
    rule: z.enum(reviewRules),
    ruleVersion: z.string(),
    subjectKind: z.enum(['account', 'address', 'person', 'log', 'month', 'breakGlass']),
    subject: z.string(),
    /** Name of the employee, or the reference of the person, where we know it. */
    subjectName: z.string().nullable(),
    organisationName: z.string().nullable(),
    /** The day that it is about, in the Netherlands. */
    day: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    lines: z.int(),
    raisedAt: z.string(),
    dueAt: z.string(),
    state: z.enum(caseStates),
    outcome: z.enum(reviewOutcomes).nullable(),
    signedAt: z.string().nullable(),
    opinions: z.array(opinionSchema),
  })
  .meta({ id: 'ReviewCase' });
export type ReviewCase = z.infer<typeof reviewCaseSchema>;

export const caseListSchema = z
  .object({
    cases: z.array(reviewCaseSchema),
    open: z.int(),
    /** Of the last check of the chain; null when there was none. */
    verified: z.object({ at: z.string(), lines: z.int(), badSeq: z.int().nullable() }).nullable(),
    /** Months whose report nobody signed in time. */
    overdueReports: z.array(z.string()),
  })
  .meta({ id: 'ReviewCaseList' });
export type CaseList = z.infer<typeof caseListSchema>;

export const shownLineSchema = auditLineSchema
  .extend({ actorName: z.string().nullable(), organisationName: z.string().nullable() })
  .meta({ id: 'ShownAuditLine' });
export type ShownLine = z.infer<typeof shownLineSchema>;

export const openedCaseSchema = z
  .object({ case: reviewCaseSchema, lines: z.array(shownLineSchema) })
  .meta({ id: 'OpenedReviewCase' });
export type OpenedCase = z.infer<typeof openedCaseSchema>;

export const caseOpinionSchema = z
  .strictObject({ outcome: z.enum(reviewOutcomes), note })
  .meta({ id: 'ReviewCaseOpinion' });
export type CaseOpinion = z.infer<typeof caseOpinionSchema>;

/** A person by our own pseudonym: the id, or the reference that people read to one another. Never a name. */
const personSchema = z.union([
  idSchema,
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^KZ-[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'a reference such as KZ-7F3K-92QD'),
]);
const period = { from: instantSchema, until: instantSchema };

export const logSearchSchema = z
  .strictObject({
    ...period,
    person: personSchema.optional(),
    actorId: idSchema.optional(),
    organisationId: idSchema.optional(),
    event: plainText({ max: 80 }).optional(),
    address: plainText({ max: 100 }).optional(),
    emergency: z.literal(true).optional(),
    refused: z.literal(true).optional(),
    /** Only lines before this one: the next page. */
    before: z.int().min(1).optional(),
  })
  .meta({ id: 'LogSearch' });
export type LogSearch = z.infer<typeof logSearchSchema>;

export const logPageSchema = z
  .object({ lines: z.array(shownLineSchema), next: z.int().nullable() })
  .meta({ id: 'LogPage' });
export type LogPage = z.infer<typeof logPageSchema>;

export const figureKinds = ['employee', 'person', 'day', 'organisation'] as const;
export type FigureKind = (typeof figureKinds)[number];
export const figuresQuerySchema = z
  .strictObject({ by: z.enum(figureKinds), from: dateSchema, until: dateSchema })
  .meta({ id: 'LogFiguresQuery' });
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

export const figuresSchema = z
  .object({
    rows: z.array(
      z.object({
        key: z.string(),
        name: z.string().nullable(),
        lines: z.int(),
        persons: z.int(),
        emergencies: z.int(),
        refused: z.int(),
      }),
    ),
  })
  .meta({ id: 'LogFigures' });
export type Figures = z.infer<typeof figuresSchema>;

export const extractQuerySchema = z
  .strictObject({ person: personSchema, from: instantSchema.optional(), until: instantSchema.optional() })
  .meta({ id: 'LogExtractQuery' });
export type ExtractQuery = z.infer<typeof extractQuerySchema>;

const lookSchema = z.object({
  at: z.string(),
  times: z.int(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  role: z.enum(roles).nullable(),
  parts: z.array(z.string()),
  action: z.enum(auditActions),
  event: z.string(),
  purpose: z.enum(purposes),
  policy: z.string(),
  refused: z.boolean(),
  emergency: z.boolean(),
});
export const extractSchema = z
  .object({
    personId: z.string(),
    reference: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    lines: z.int(),
    looks: z.array(lookSchema),
  })
  .meta({ id: 'LogExtract' });
export type Extract = z.infer<typeof extractSchema>;

export const exportFormats = ['csv', 'pdf', 'fhir'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportQuerySchema = extractQuerySchema
  .extend({ format: z.enum(exportFormats) })
  .meta({ id: 'LogExportQuery' });
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** One of the four, and always a period; article 33 GDPR. */
export const breachQuerySchema = z
  .strictObject({
    ...period,
    actorId: idSchema.optional(),
    sessionRef: plainText({ max: 64 }).optional(),
    address: plainText({ max: 100 }).optional(),
  })
  .meta({ id: 'BreachQuery' });
export type BreachQuery = z.infer<typeof breachQuerySchema>;

export const breachSchema = z
  .object({
    lines: z.int(),
    persons: z.array(
      z.object({
        personId: z.string(),
        reference: z.string().nullable(),
        parts: z.array(z.string()),
        events: z.array(z.string()),
        first: z.string(),
        last: z.string(),
        lines: z.int(),
      }),
    ),
    /** Whether the list was cut off; the counts never are. */
    more: z.boolean(),
    total: z.int(),
    employees: z.int(),
    organisations: z.array(z.string()),
    addresses: z.array(z.string()),
    /** For the notice to the AP: 72 hours after it became known (GDPR article 33). */
    noticeBy: z.string(),
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof breachSchema>;

export const choicesSchema = z
  .object({
    accounts: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })),
    organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'LogChoices' });
export type Choices = z.infer<typeof choicesSchema>;

export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month such as 2026-10');

export const reportFiguresSchema = z.object({
  lines: z.int(),
  emergencies: z.int(),
  refused: z.int(),
  persons: z.int(),
  checks: z.int(),
  failedChecks: z.int(),
  rules: z.array(
    z.object({
      rule: z.enum(reviewRules),
      raised: z.int(),
      onTime: z.int(),
      late: z.int(),
      open: z.int(),
      outcomes: z.partialRecord(z.enum(reviewOutcomes), z.int()),
    }),
  ),
});
export type ReportFigures = z.infer<typeof reportFiguresSchema>;

export const monthlyReportSchema = z
  .object({
    month: z.string(),
    signBy: z.string(),
    overdue: z.boolean(),
    signedAt: z.string().nullable(),
    signedByName: z.string().nullable(),
    note: z.string().nullable(),
    /** As they were when it was signed; until then as they are. */
    figures: reportFiguresSchema,
  })
  .meta({ id: 'MonthlyReport' });
export type MonthlyReport = z.infer<typeof monthlyReportSchema>;

export const monthListSchema = z
  .object({ months: z.array(monthlyReportSchema.omit({ figures: true, note: true })) })
  .meta({ id: 'MonthlyReportList' });
export type MonthList = z.infer<typeof monthListSchema>;

export const reportSignatureSchema = z.strictObject({ note }).meta({ id: 'MonthlyReportSignature' });
export type ReportSignature = z.infer<typeof reportSignatureSchema>;

export const newHoldSchema = z.strictObject({ ...period, reason: note }).meta({ id: 'NewLegalHold' });
export type NewHold = z.infer<typeof newHoldSchema>;
export const holdListSchema = z
  .object({
    holds: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        until: z.string(),
        reason: z.string(),
        placedAt: z.string(),
        liftedAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'LegalHoldList' });
export type HoldList = z.infer<typeof holdListSchema>;
