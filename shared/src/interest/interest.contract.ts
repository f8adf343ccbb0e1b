import { z } from 'zod';
import { dateSchema, idSchema, instantSchema } from '../kernel/contract.js';
import { nameText, plainText } from '../kernel/free-text.contract.js';
import { reasonOf } from '../kernel/plain-text.js';
import { roundStates, roundSteps } from './interest.terms.js';

const regionId = z.string().min(1).max(100);
const regionIds = z
  .array(regionId)
  .min(1, { error: 'Choose at least one district.' })
  .max(60)
  .refine((ids) => new Set(ids).size === ids.length, 'each district once');

/** Eight digits; the first two say the kind of care, and a spreadsheet takes a 0 in front away. */
export const agbSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const issue = (code: string, message: string) =>
      context.addIssue({ code: 'custom', message, input: text, params: { code } });
    if (/^\d{7}$/.test(text))
      issue('interest.agb_seven', 'This has 7 digits and an AGB code has 8. Look whether a 0 in front was lost.');
    else if (!/^\d{8}$/.test(text)) issue('interest.agb', 'An AGB code is 8 digits, without spaces or dots.');
    else if (text === '00000000') issue('interest.agb', 'This is no AGB code.');
  });

/** A round as the desk writes it. Times are instants; the desk types them on the clock in the Netherlands. */
export const roundDraftSchema = z
  .strictObject({
    title: plainText({ min: 5, max: 120 }),
    purpose: plainText({ min: 5, max: 300 }),
    text: plainText({ min: 10, max: 4_000, lines: 'many' }),
    /** What is asked for runs from and until these days. */
    fromOn: dateSchema,
    untilOn: dateSchema,
    opensAt: instantSchema,
    closesAt: instantSchema,
    regionIds,
  })
  .meta({ id: 'InterestRoundDraft' });
export type RoundDraft = z.infer<typeof roundDraftSchema>;

export const roundChangeSchema = roundDraftSchema
  .extend({ version: z.int().min(1) })
  .meta({ id: 'InterestRoundChange' });
export type RoundChange = z.infer<typeof roundChangeSchema>;

const reason = reasonOf({ min: 5, max: 500 });
export const prolongSchema = z.strictObject({ closesAt: instantSchema, reason }).meta({ id: 'InterestRoundProlong' });
export type Prolong = z.infer<typeof prolongSchema>;
export const closeRoundSchema = z.strictObject({ reason }).meta({ id: 'InterestRoundClose' });
export type CloseRound = z.infer<typeof closeRoundSchema>;

const namedRegion = z.object({ id: z.string(), code: z.string(), name: z.string() });

/** What everyone may know of a round that has opened. */
export const publicRoundSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    purpose: z.string(),
    text: z.string(),
    fromOn: z.string(),
    untilOn: z.string(),
    opensAt: z.string(),
    closesAt: z.string(),
    closedAt: z.string().nullable(),
    state: z.enum(roundStates),
    regions: z.array(namedRegion),
  })
  .meta({ id: 'PublicInterestRound' });
export type PublicRound = z.infer<typeof publicRoundSchema>;
export const publicRoundsSchema = z
  .object({
    rounds: z.array(publicRoundSchema),
    /** Whether this site sends mail. Without it the link is shown on the screen. */
    mails: z.boolean(),
  })
  .meta({ id: 'PublicInterestRounds' });
export type PublicRounds = z.infer<typeof publicRoundsSchema>;

/** What may be changed afterwards: an AGB code and an address for mail are whose it is. */
const words = {
  name: nameText(100),
  position: plainText({ min: 2, max: 100 }),
  organisation: nameText(150),
  street: plainText({ min: 3, max: 150 }),
  postcode: z
    .string()
    .transform((text) => text.toUpperCase().replaceAll(/\s/g, ''))
    .refine((text) => /^[1-9]\d{3}[A-Z]{2}$/.test(text), {
      message: 'Write four digits and two letters, such as 3511 AB.',
      params: { code: 'interest.postcode' },
    }),
  city: plainText({ min: 2, max: 80 }),
  regionIds,
  possibilities: plainText({ min: 10, max: 3_000, lines: 'many' }),
  ideas: plainText({ min: 0, max: 3_000, lines: 'many' }).default(''),
};
export const interestWordsSchema = z.strictObject(words).meta({ id: 'InterestWords' });
export type InterestWords = z.infer<typeof interestWordsSchema>;

export const interestSchema = z
  .strictObject({
    ...words,
    agb: agbSchema,
    email: z
      .string()
      .trim()
      .max(200)
      .pipe(z.email({ error: 'Write an e-mail address, such as naam@organisatie.nl.' })),
    language: z.enum(['nl', 'en']).default('nl'),
  })
  .meta({ id: 'Interest' });
export type Interest = z.infer<typeof interestSchema>;

export const askTicketSchema = z.strictObject({ roundId: idSchema }).meta({ id: 'InterestTicketAsked' });
export const ticketSchema = z
  .object({
    ticket: z.string(),
    /** Zero bits that the work has to begin with. */
    bits: z.int(),
    /** Milliseconds before which it is not taken. */
    youngest: z.int(),
  })
  .meta({ id: 'InterestTicket' });
export type Ticket = z.infer<typeof ticketSchema>;

export const registerSchema = z
  .strictObject({ ticket: z.string().max(400), work: z.int().min(0), interest: interestSchema })
  .meta({ id: 'InterestRegister' });
export type Register = z.infer<typeof registerSchema>;

/** The same for everybody: whether somebody of the organisation was earlier is told by mail only. */
export const receivedSchema = z
  .object({
    mailed: z.boolean(),
    /** Only on a site that sends no mail. */
    link: z.string().nullable(),
  })
  .meta({ id: 'InterestReceived' });
export type Received = z.infer<typeof receivedSchema>;

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the token of the link');
export const interestTokenSchema = z.strictObject({ token }).meta({ id: 'InterestToken' });
export const changeInterestSchema = z
  .strictObject({ token, version: z.int().min(1), words: interestWordsSchema })
  .meta({ id: 'InterestChange' });
export type ChangeInterest = z.infer<typeof changeInterestSchema>;

const shown = {
  name: z.string(),
  position: z.string(),
  organisation: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  regionIds: z.array(z.string()),
  possibilities: z.string(),
  ideas: z.string(),
  agb: z.string(),
  email: z.string(),
  version: z.int(),
  registeredAt: z.string(),
  changedAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
};

export const ownInterestSchema = z
  .object({ ...shown, withdrawnAt: z.string().nullable(), round: publicRoundSchema })
  .meta({ id: 'OwnInterest' });
export type OwnInterest = z.infer<typeof ownInterestSchema>;

export const registeredInterestSchema = z.object({ id: z.string(), ...shown }).meta({ id: 'RegisteredInterest' });
export type RegisteredInterest = z.infer<typeof registeredInterestSchema>;

const roundShape = {
  ...publicRoundSchema.shape,
  version: z.int(),
  confirmed: z.int(),
  /** Nobody opened the link in the mail yet; they count for nothing. */
  unconfirmed: z.int(),
};
export const interestRoundSchema = z.object(roundShape).meta({ id: 'InterestRound' });
export type InterestRound = z.infer<typeof interestRoundSchema>;
export const interestRoundsSchema = z.object({ rounds: z.array(interestRoundSchema) }).meta({ id: 'InterestRounds' });
export type InterestRounds = z.infer<typeof interestRoundsSchema>;

export const roundDeskSchema = z
  .object({
    ...roundShape,
    coverage: z.array(z.object({ regionId: z.string(), count: z.int() })),
    registrations: z.array(registeredInterestSchema),
    /** The newest of those that nobody confirmed, at most a hundred. */
    waiting: z.array(registeredInterestSchema),
    twins: z.array(z.object({ why: z.enum(['agb', 'mail', 'person']), ids: z.array(z.string()) })),
    steps: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        kind: z.enum(roundSteps),
        reason: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'InterestRoundDesk' });
export type RoundDesk = z.infer<typeof roundDeskSchema>;
