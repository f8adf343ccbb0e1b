import { z } from 'zod';

/** Zero-width signs, the soft hyphen, turns of direction and control characters: two names that look the same would not be. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
];

/** One spelling for what looks the same: composed, ordinary spaces, none at the ends. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();

/** An А of Amsterdam that is Cyrillic: another name, made to be taken for the first. */
export const mixesScripts = (text: string): boolean => scripts.filter((script) => script.test(text)).length > 1;

/** A name of a person or a place, as it is kept and compared (BAD-44, BAD-46). */
export const nameSchema = z
  .string()
  .max(200)
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(2, 'at least two characters')
      .max(120, 'at most 120 characters')
      .refine((text) => !unseen.test(text), 'no characters that cannot be seen')
      .refine((text) => !mixesScripts(text), 'letters of one script only')
      .refine((text) => /\p{L}/u.test(text), 'at least one letter'),
  );

/** Why somebody did something: a sentence, not a dossier. Line ends are kept. */
export const reasonSchema = z
  .string()
  .max(1_000)
  .transform((text) => text.split(/\r?\n/u).map(tidy).join('\n').trim())
  .pipe(
    z
      .string()
      .min(3, 'at least three characters')
      .max(500, 'at most 500 characters')
      .refine((text) => !unseen.test(text.replaceAll('\n', '')), 'no characters that cannot be seen'),
  );
