import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { checkedSchema, namesNobody, namesNobodyAt, plainText } from '../kernel/free-text.contract.js';
import { isBsn } from '../kernel/free-text.rules.js';
import { readReference } from '../person/reference.rules.js';
import { claimFaults } from './dossier.rules.js';
import {
  accounts,
  actionVerbs,
  bookingKinds,
  dossierStates,
  dossierStepKinds,
  mostDayCents,
  payerKinds,
  writeOffReasons,
} from './safetynet.terms.js';

const noteText = plainText({ max: 1_000, lines: 'many' });
const centsSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const custom = (message: string, code: string) => ({ code: 'custom' as const, message, params: { code } });

const trajectoryReferenceSchema = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readReference(typed, 'LL');
    if (read) return read;
    context.addIssue(
      custom('A reference looks like LL-7F3K-92QD. One character is not right: read it again.', 'vangnet.reference'),
    );
    return z.NEVER;
  });

/** A code of the provider's own, that only they can lead back to somebody: with a digit, so that no name is one, and never a BSN. */
const pseudonymSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(?=.*\d)[A-Z0-9][A-Z0-9-]{1,19}$/, 'Letters, digits and hyphens, with at least one digit.')
  .refine((code) => !isBsn(code.replaceAll('-', '')), {
    message: 'This looks like a BSN. Use a code of your own.',
    params: { code: 'text.personal_data' },
  });

type Placed = [path: PropertyKey[], text: string];
interface DossierTexts {
  summary: string | null;
  lines: { tariff: string }[];
  payers: { name: string }[];
  noPersonalData?: true | undefined;
}

export const dossierInputSchema = z
  .strictObject({
    regionId: z.string().min(1).max(100),
    fromOn: dateSchema,
    /** The first day that is not claimed any more. */
    untilOn: dateSchema,
    /** Of one care day; the lines add up to it. */
    dayCents: centsSchema.max(mostDayCents),
    totalCents: centsSchema,
    lines: z
      .array(z.strictObject({ tariff: plainText({ min: 2, max: 80 }), cents: centsSchema.max(mostDayCents) }))
      .min(1)
      .max(20),
    payers: z
      .array(z.strictObject({ kind: z.enum(payerKinds), name: plainText({ min: 2, max: 100 }) }))
      .min(1)
      .max(6),
    trajectoryReference: trajectoryReferenceSchema.nullable().default(null),
    pseudonym: pseudonymSchema.nullable().default(null),
    /** Why it is unclear which law pays. */
    summary: noteText.nullable().default(null),
    noPersonalData: checkedSchema,
  })
  .superRefine(
    namesNobodyAt<DossierTexts>(({ summary, lines, payers }) => [
      [['summary'], summary],
      ...lines.map(({ tariff }, at): Placed => [['lines', at, 'tariff'], tariff]),
      ...payers.map(({ name }, at): Placed => [['payers', at, 'name'], name]),
    ]),
  )
  .superRefine((claim, context) => {
    for (const { pointer, code, detail } of claimFaults(claim))
      context.addIssue({ ...custom(detail, code), path: pointer.slice(1).split('/'), input: undefined });
  })
  .meta({ id: 'PaymentDossierInput' });
export type DossierInput = z.infer<typeof dossierInputSchema>;

const noted = { note: noteText.nullable().default(null), noPersonalData: checkedSchema };
const payerPlace = z.int().min(0).max(5);
export const actionInputSchema = z
  .strictObject({ payer: payerPlace, verb: z.enum(actionVerbs), on: dateSchema, ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'PaymentActionInput' });
export type ActionInput = z.infer<typeof actionInputSchema>;
export const assignInputSchema = z
  .strictObject({ payer: payerPlace, cents: centsSchema, ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'AssignInput' });
export type AssignInput = z.infer<typeof assignInputSchema>;
export const advanceInputSchema = z.strictObject(noted).superRefine(namesNobody('note')).meta({ id: 'AdvanceInput' });
export type NoteInput = z.infer<typeof advanceInputSchema>;
export const settleInputSchema = z
  .strictObject({ payer: payerPlace, cents: centsSchema, on: dateSchema, ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'SettleInput' });
export type SettleInput = z.infer<typeof settleInputSchema>;
export const writeOffInputSchema = z
  .strictObject({ payer: payerPlace.nullable(), cents: centsSchema, reason: z.enum(writeOffReasons), ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'WriteOffInput' });
export type WriteOffInput = z.infer<typeof writeOffInputSchema>;
export const correctInputSchema = z
  .strictObject({ bookingId: idSchema, ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'CorrectInput' });
export type CorrectInput = z.infer<typeof correctInputSchema>;

export const dossierSchema = z
  .object({
    id: z.string(),
    /** `NR-7F3K-92QD`: random. */
    reference: z.string(),
    version: z.int(),
    state: z.enum(dossierStates),
    organisationId: z.string(),
    organisationName: z.string(),
    regionId: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    fromOn: z.string(),
    untilOn: z.string(),
    days: z.int(),
    dayCents: z.int(),
    totalCents: z.int(),
    claimedOn: z.string(),
    /** The first day on which VWS may advance. */
    advanceFrom: z.string(),
    /** Calendar days until then; 0 when it is time. */
    daysLeft: z.int(),
    /** What the provider still waits for. */
    owedToProviderCents: z.int(),
    /** What VWS paid and still waits for. */
    outAtVwsCents: z.int(),
    endedOn: z.string().nullable(),
  })
  .meta({ id: 'PaymentDossier' });
export type Dossier = z.infer<typeof dossierSchema>;

export const bookingSchema = z
  .object({
    id: z.string(),
    kind: z.enum(bookingKinds),
    at: z.string(),
    on: z.string(),
    by: z.string(),
    reason: z.enum(writeOffReasons).nullable(),
    /** The booking that this one takes back. */
    corrects: z.string().nullable(),
    entries: z.array(z.object({ account: z.enum(accounts), payer: z.int().nullable(), cents: z.int() })),
    mayCorrect: z.boolean(),
  })
  .meta({ id: 'PaymentBooking' });
export type Booking = z.infer<typeof bookingSchema>;

export const dossierStepSchema = z
  .object({
    id: z.int(),
    at: z.string(),
    kind: z.enum(dossierStepKinds),
    by: z.string(),
    byClock: z.boolean(),
    text: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PaymentDossierStep' });
export type DossierStep = z.infer<typeof dossierStepSchema>;

const acts = ['address', 'assign', 'advance', 'settle', 'writeOff', 'withdraw'] as const;
export type DossierAct = (typeof acts)[number];

export const dossierFileSchema = z
  .object({
    dossier: dossierSchema.extend({
      trajectoryReference: z.string().nullable(),
      pseudonym: z.string().nullable(),
      summary: z.string().nullable(),
      lines: z.array(z.object({ tariff: z.string(), cents: z.int() })),
      /** Owed by the candidates jointly, until somebody is found responsible. */
      jointCents: z.int(),
      writtenOffCents: z.int(),
      payers: z.array(
        z.object({
          place: z.int(),
          kind: z.enum(payerKinds),
          name: z.string(),
          receivableCents: z.int(),
          settledCents: z.int(),
        }),
      ),
    }),
    steps: z.array(dossierStepSchema),
    bookings: z.array(bookingSchema),
    /** What you may do now. */
    may: z.array(z.enum(acts)),
  })
  .meta({ id: 'PaymentDossierFile' });
export type DossierFile = z.infer<typeof dossierFileSchema>;

export const windowInputSchema = z
  .strictObject({ fromOn: dateSchema, untilOn: dateSchema, source: plainText({ min: 5, max: 500 }) })
  .superRefine(({ fromOn, untilOn }, context) => {
    if (untilOn < fromOn)
      context.addIssue({
        ...custom('The window ends before it begins.', 'vangnet.period'),
        path: ['untilOn'],
        input: untilOn,
      });
  })
  .meta({ id: 'AdvanceWindowInput' });
export type WindowInput = z.infer<typeof windowInputSchema>;

export const windowSchema = z
  .object({
    id: z.string(),
    fromOn: z.string(),
    /** Still counts. */
    untilOn: z.string(),
    source: z.string(),
    isOpen: z.boolean(),
  })
  .meta({ id: 'AdvanceWindow' });
export type AdvanceWindow = z.infer<typeof windowSchema>;

const told = z.int().nullable();
/** Null: too few to be told, or nothing to tell yet. */
export const windowUseSchema = windowSchema
  .extend({
    claims: told,
    advances: told,
    claimedCents: told,
    advancedCents: told,
    settledCents: told,
    writtenOffCents: told,
    medianDays: z.number().nullable(),
  })
  .meta({ id: 'AdvanceWindowUse' });
export type WindowUse = z.infer<typeof windowUseSchema>;
