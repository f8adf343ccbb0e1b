import { z } from 'zod';
import { isBsn, mixesScripts, personalDataIn, textFaults, tidyText, type TextLimits } from './free-text.rules.js';

const issue = (path: PropertyKey[], code: string, message: string, input: unknown) => ({
  code: 'custom' as const,
  path,
  message,
  input,
  params: { code },
});

/** Text from a person: made one spelling, with its length in code points and bytes, and nothing in it that does not show. */
export const plainText = (limits: TextLimits) =>
  z
    .string()
    .transform(tidyText)
    .superRefine((text, context) => {
      for (const { code, detail } of textFaults(text, limits)) context.addIssue(issue([], code, detail, undefined));
    });

/** A name of a person or an organisation. */
export const nameText = (max = 100) =>
  plainText({ max }).refine((text) => !mixesScripts(text), {
    message: 'This mixes alphabets in one word. Type it again.',
    params: { code: 'text.mixed_scripts' },
  });

/** Exactly nine digits that pass the elfproef; never dots or spaces, because two spellings are two people. */
export const bsnSchema = z
  .string()
  .refine(isBsn, { message: 'A BSN is nine digits that belong together.', params: { code: 'text.bsn' } });

const adviceOn = {
  bsn: 'This looks like a BSN. Leave it out: the file knows whom this is about.',
  birthDate: 'This looks like a date of birth. Leave it out, or write the age.',
  phone: 'This looks like a phone number. Put it in the field for it, or leave it out.',
  email: 'This looks like an e-mail address. Leave it out.',
} as const;

/** Set by someone who was told and looked again; the access log keeps that they did. */
export const checkedSchema = z.literal(true).optional();

type Checked = { noPersonalData?: true | undefined };

/** Texts that somebody typed name nobody, unless `noPersonalData` says that somebody looked and it is none. Ours alone: no contract means to carry it. */
export const namesNobodyAt =
  <T extends Checked>(textsOf: (given: T) => readonly (readonly [path: PropertyKey[], text: unknown])[]) =>
  (given: T, context: z.RefinementCtx): void => {
    if (given.noPersonalData) return;
    for (const [path, text] of textsOf(given))
      if (typeof text === 'string')
        for (const kind of personalDataIn(text))
          context.addIssue(issue(path, 'text.personal_data', adviceOn[kind], undefined));
  };

export const namesNobody = <T extends Checked>(...fields: readonly (keyof T & string)[]) =>
  namesNobodyAt<T>((given) => fields.map((field) => [[field], given[field]]));
