import { z } from 'zod';
import { relationBases } from '../audit/audit.terms.js';
import { securityLevels } from '../directory/directory.terms.js';
import { roles } from '../kernel/actor.js';
import { idSchema, instantSchema } from '../kernel/contract.js';
import { bsnSchema, checkedSchema, nameText, namesNobody, plainText } from '../kernel/free-text.contract.js';
import { referenceSchema } from './reference.rules.js';
import { careBases, emergencyReasons } from './person.terms.js';

/** A real calendar day; people are born before 2000 as well, which `dateSchema` does not allow. */
export const birthDateSchema = z.iso
  .date()
  .refine((text) => /^(19|20)\d\d-/.test(text), 'a day between 1900 and 2099')
  .meta({ description: 'Date of birth, 1980-12-31' });

const identity = {
  familyName: nameText(),
  givenNames: nameText().nullish(),
  birthDate: birthDateSchema,
  /** Known only where the installation has BSN=on: a law has to allow this party to keep it (PRIV-05). */
  bsn: bsnSchema.nullish(),
  phone: plainText({ max: 30 }).nullish(),
  address: plainText({ max: 200 }).nullish(),
  /** Of a relative or a mentor. */
  contact: plainText({ max: 200 }).nullish(),
};
const placing = { regionId: z.string().min(1).max(100), securityLevel: z.enum(securityLevels).nullish() };

export const newPersonSchema = z
  .strictObject({
    ...identity,
    ...placing,
    /** After a 409: the one who was found is somebody else. */
    isAnotherPerson: z.literal(true).optional(),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof newPersonSchema>;

export const correctionSchema = z
  .strictObject({ ...identity, ...placing, reason: plainText({ max: 500, min: 5, lines: 'many' }) })
  .meta({ id: 'PersonCorrection' });
export type PersonCorrection = z.infer<typeof correctionSchema>;

/** A reference, or two things that together point at one person; never a part of a name. */
export const personSearchSchema = z
  .union(
    [
      z.strictObject({ reference: referenceSchema }),
      z.strictObject({ familyName: nameText(), birthDate: birthDateSchema }),
      z.strictObject({ bsn: bsnSchema, birthDate: birthDateSchema }),
    ],
    'Give a reference, or a family name and a date of birth.',
  )
  .meta({ id: 'PersonSearch' });
export type PersonSearch = z.infer<typeof personSearchSchema>;

/** Somebody under a pseudonym: what a search shows. */
export const foundPersonSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    organisationId: z.string(),
    regionId: z.string(),
    /** Whether the file opens for the one who asks; otherwise only in an emergency. */
    opens: z.boolean(),
  })
  .meta({ id: 'FoundPerson' });
export type FoundPerson = z.infer<typeof foundPersonSchema>;
export const foundSchema = z.object({ persons: z.array(foundPersonSchema).max(10) }).meta({ id: 'FoundPersons' });

export const careRelationSchema = z
  .object({
    id: z.string(),
    accountId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    basis: z.enum(careBases),
    from: z.string(),
    until: z.string().nullable(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'CareRelation' });
export type CareRelation = z.infer<typeof careRelationSchema>;

export const personFileSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    organisationId: z.string(),
    regionId: z.string(),
    securityLevel: z.string().nullable(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    version: z.int(),
    restricted: z.object({ at: z.string(), reason: z.string().nullable() }).nullable(),
    /** Why it opens for the one who looks. */
    basis: z.enum(relationBases),
    emergencyUntil: z.string().nullable(),
    relations: z.array(careRelationSchema),
  })
  .meta({ id: 'PersonFile' });
export type PersonFile = z.infer<typeof personFileSchema>;

export const personIdentitySchema = z
  .object({
    version: z.int(),
    familyName: z.string(),
    givenNames: z.string().nullable(),
    birthDate: z.string(),
    /** Its last three digits; absent where the installation keeps none. */
    bsn: z.string().nullish(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
    contact: z.string().nullable(),
  })
  .meta({ id: 'PersonIdentity' });
export type PersonIdentity = z.infer<typeof personIdentitySchema>;

const careMoment = instantSchema.nullish();
export const newRelationSchema = z
  .strictObject({ accountId: idSchema, basis: z.enum(careBases), until: careMoment })
  .meta({ id: 'NewCareRelation' });
export type NewRelation = z.infer<typeof newRelationSchema>;

export const relationEndSchema = z
  .strictObject({ reason: plainText({ max: 300, min: 3, lines: 'many' }), noPersonalData: checkedSchema })
  .superRefine(namesNobody<{ reason: string; noPersonalData?: true | undefined }>('reason'))
  .meta({ id: 'CareRelationEnd' });
export type RelationEnd = z.infer<typeof relationEndSchema>;

export const candidateSchema = z.object({ accountId: z.string(), name: z.string(), role: z.enum(roles) });
export const candidatesSchema = z.object({ accounts: z.array(candidateSchema) }).meta({ id: 'RelationCandidates' });
export type Candidate = z.infer<typeof candidateSchema>;

/** Twenty characters at least, so that a reviewer has something to go by (SEC-06). */
export const breakGlassSchema = z
  .strictObject({
    reasonCode: z.enum(emergencyReasons),
    text: plainText({ max: 1000, min: 20, lines: 'many' }),
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody<{ text: string; noPersonalData?: true | undefined }>('text'))
  .meta({ id: 'BreakGlass' });
export type BreakGlass = z.infer<typeof breakGlassSchema>;

export const brokenGlassSchema = z
  .object({ id: z.string(), personId: z.string(), until: z.string(), reviewDueAt: z.string() })
  .meta({ id: 'BrokenGlass' });
export type BrokenGlass = z.infer<typeof brokenGlassSchema>;

export const noticeSchema = z
  .object({
    id: z.string(),
    kind: z.literal('breakGlass'),
    personId: z.string(),
    reference: z.string(),
    at: z.string(),
    by: z.string(),
    reasonCode: z.enum(emergencyReasons),
    reasonText: z.string(),
    until: z.string(),
    reviewDueAt: z.string(),
    reviewedAt: z.string().nullable(),
    seen: z.boolean(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof noticeSchema>;
export const noticesSchema = z.object({ unseen: z.int(), notices: z.array(noticeSchema) }).meta({ id: 'Notices' });
export type Notices = z.infer<typeof noticesSchema>;
