import { z } from 'zod';
import { securityLevels, targetGroups } from '../directory/directory.terms.js';
import { dateSchema, idSchema, instantSchema } from '../kernel/contract.js';
import { checkedSchema, namesNobody, plainText } from '../kernel/free-text.contract.js';
import { urgencies } from '../placement/placement.terms.js';
import {
  allOutcomes,
  caseKinds,
  caseStates,
  caseStepKinds,
  causes,
  downReasons,
  interventionVerbs,
  linkKinds,
  rungs,
} from './coordination.terms.js';

const titleText = plainText({ min: 5, max: 120 });
const longText = plainText({ max: 2_000, lines: 'many' });
const regionIdSchema = z.string().min(1).max(100);

export const linkSchema = z.object({ kind: z.enum(linkKinds), id: z.string() }).meta({ id: 'CaseLink' });
export type CaseLink = z.infer<typeof linkSchema>;

/** Under a minute: a kind, a title, a region and how urgent. Where it was opened from fills in the rest. */
export const caseInputSchema = z
  .strictObject({
    kind: z.enum(caseKinds),
    title: titleText,
    summary: longText.nullable().default(null),
    urgency: z.enum(urgencies).default('regular'),
    cause: z.enum(causes).nullable().default(null),
    regionId: regionIdSchema,
    securityLevel: z.enum(securityLevels).nullable().default(null),
    targetGroup: z.enum(targetGroups).nullable().default(null),
    links: z
      .array(z.strictObject({ kind: z.enum(linkKinds), id: idSchema }))
      .max(20)
      .default([]),
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('title', 'summary'))
  .meta({ id: 'CaseInput' });
export type CaseInput = z.infer<typeof caseInputSchema>;

/** A name, what somebody is, and where they work. How to reach them is in no answer. */
export const casePersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  organisationName: z.string().nullable(),
});
export type CasePerson = z.infer<typeof casePersonSchema>;

export const caseSchema = z
  .object({
    id: z.string(),
    /** `CP-7F3K-92QD`: random. */
    reference: z.string(),
    version: z.int(),
    kind: z.enum(caseKinds),
    title: z.string(),
    summary: z.string().nullable(),
    urgency: z.enum(urgencies),
    cause: z.enum(causes).nullable(),
    regionId: z.string(),
    securityLevel: z.enum(securityLevels).nullable(),
    targetGroup: z.enum(targetGroups).nullable(),
    state: z.enum(caseStates),
    rung: z.enum(rungs),
    rungSince: z.string(),
    /** When it climbs by itself; null only when it is closed, or while it is paused (then `pausedUntil`). */
    deadline: z.string().nullable(),
    pausedUntil: z.string().nullable(),
    pauseReason: z.enum(downReasons).nullable(),
    /** One at every second. */
    owner: casePersonSchema,
    openedBy: casePersonSchema.nullable(),
    openedAt: z.string(),
    closedAt: z.string().nullable(),
    outcome: z.enum(allOutcomes).nullable(),
    /** Minutes from opening to closing, while it was not paused. */
    tookMinutes: z.int().nullable(),
    nextStep: z.object({ text: z.string(), owner: z.string(), on: z.string() }).nullable(),
    /** What was so when it was opened, as the rule or the opener saw it. */
    facts: z.record(z.string(), z.unknown()),
    links: z.array(linkSchema),
    mayAct: z.boolean(),
  })
  .meta({ id: 'CoordinationCase' });
export type CoordinationCase = z.infer<typeof caseSchema>;

export const taskSchema = z
  .object({
    id: z.string(),
    text: z.string(),
    /** An account, or the name of somebody outside. */
    ownerId: z.string().nullable(),
    ownerName: z.string(),
    dueOn: z.string(),
    doneAt: z.string().nullable(),
  })
  .meta({ id: 'CaseTask' });
export type CaseTask = z.infer<typeof taskSchema>;

export const conferenceSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    invited: z.array(z.string()),
    decisions: z.string().nullable(),
    heldAt: z.string().nullable(),
  })
  .meta({ id: 'CaseConference' });
export type CaseConference = z.infer<typeof conferenceSchema>;

export const caseStepSchema = z
  .object({
    id: z.int(),
    at: z.string(),
    kind: z.enum(caseStepKinds),
    by: z.string(),
    /** The clock did it, not a person. */
    byClock: z.boolean(),
    text: z.string().nullable(),
    /** Codes of the step: rung, reason, verb, outcome, link … */
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CaseStep' });
export type CaseStep = z.infer<typeof caseStepSchema>;

export const caseFileSchema = z
  .object({
    case: caseSchema,
    steps: z.array(caseStepSchema),
    tasks: z.array(taskSchema),
    participants: z.array(casePersonSchema),
    conferences: z.array(conferenceSchema),
    /** Who has it open now, but for the one who asks. */
    watching: z.array(z.string()),
    /** Who could own it on each rung that somebody may hand it to. */
    candidates: z.array(casePersonSchema),
  })
  .meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof caseFileSchema>;

const noted = { note: longText.nullable().default(null), noPersonalData: checkedSchema };
const withNote = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, ...noted });

export const noteInputSchema = z
  .strictObject({ text: plainText({ min: 2, max: 2_000, lines: 'many' }), noPersonalData: checkedSchema })
  .superRefine(namesNobody('text'))
  .meta({ id: 'CaseNoteInput' });
export const climbInputSchema = withNote({}).superRefine(namesNobody('note')).meta({ id: 'ClimbInput' });
export const lowerInputSchema = withNote({ reason: z.enum(downReasons) })
  .superRefine(namesNobody('note'))
  .meta({ id: 'LowerInput' });
export const pauseInputSchema = withNote({ reason: z.enum(downReasons), until: dateSchema })
  .superRefine(namesNobody('note'))
  .meta({ id: 'PauseInput' });
export const handInputSchema = withNote({ ownerId: idSchema })
  .superRefine(namesNobody('note'))
  .meta({ id: 'HandInput' });
export const taskInputSchema = z
  .strictObject({
    text: plainText({ min: 3, max: 300 }),
    ownerId: idSchema.nullable().default(null),
    ownerName: plainText({ max: 100 }).nullable().default(null),
    dueOn: dateSchema,
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('text'))
  .meta({ id: 'TaskInput' });
export const conferenceInputSchema = z
  .strictObject({
    at: instantSchema,
    invited: z
      .array(plainText({ min: 2, max: 100 }))
      .min(1)
      .max(30),
  })
  .meta({ id: 'ConferenceInput' });
export const heldInputSchema = z
  .strictObject({ decisions: plainText({ min: 3, max: 2_000, lines: 'many' }), noPersonalData: checkedSchema })
  .superRefine(namesNobody('decisions'))
  .meta({ id: 'HeldInput' });
export const intervenedInputSchema = withNote({ verb: z.enum(interventionVerbs) })
  .superRefine(namesNobody('note'))
  .meta({ id: 'IntervenedInput' });
export const linkInputSchema = z.strictObject({ kind: z.enum(linkKinds), id: idSchema }).meta({ id: 'LinkInput' });
/** A few letters of a name or of an organisation. Asked in a body: an address is kept in too many places for a name. */
export const findPeopleInputSchema = z
  .strictObject({ text: plainText({ min: 2, max: 60 }) })
  .meta({ id: 'FindPeopleInput' });
export const participantInputSchema = z.strictObject({ accountId: idSchema }).meta({ id: 'ParticipantInput' });

/** Nothing ends without an outcome; for a person also with what is next, who does it and when. */
export const closeInputSchema = withNote({
  outcome: z.enum(allOutcomes),
  cause: z.enum(causes),
  nextStep: z
    .strictObject({ text: plainText({ min: 3, max: 300 }), owner: plainText({ min: 2, max: 100 }), on: dateSchema })
    .nullable()
    .default(null),
})
  .superRefine(namesNobody('note'))
  .meta({ id: 'CloseInput' });
export const reopenInputSchema = withNote({ reason: z.enum(downReasons) })
  .superRefine(namesNobody('note'))
  .meta({ id: 'ReopenInput' });

/** A line of the desk. */
export const caseCardSchema = caseSchema
  .omit({ summary: true, facts: true, nextStep: true })
  .extend({ openTasks: z.int(), lastStepAt: z.string(), watching: z.array(z.string()) })
  .meta({ id: 'CaseCard' });
export type CaseCard = z.infer<typeof caseCardSchema>;
