import type { Fault } from './rule-error.js';

export interface TextLimits {
  /** In code points, as people count. */
  max: number;
  min?: number;
  /** Notes may have lines; names and codes stand on one. */
  lines?: 'one' | 'many';
}

type TextFault = Pick<Fault, 'code' | 'detail'>;

/* eslint-disable no-control-regex -- finding them is what these are for */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;
const lineBreak = /[\n\u2028\u2029]/u;
/** They turn the order of what is read around, so that a log or an export says something else than it shows. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad\u180e]/u;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const markTower = /\p{M}{4,}/u;
/** Counted in UTF-8, of which any language of Europe needs at most two bytes a character: a wall of emoji is stopped earlier than a text. */
const bytesPerPoint = 2;
const bytesOf = (text: string): number =>
  Array.from(text).reduce((sum, point) => {
    const code = point.codePointAt(0) ?? 0;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4);
  }, 0);

/** One spelling of what looks the same: composed letters, plain spaces, one kind of line end, nothing around it. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();

/** What is wrong with a tidied text, all at once; a text that passes is stored and shown as it is, whatever it looks like. */
export function textFaults(text: string, { max, min = 1, lines = 'one' }: TextLimits): TextFault[] {
  const length = Array.from(text).length;
  const found = (holds: boolean, code: string, detail: string) => (holds ? [{ code: `text.${code}`, detail }] : []);
  return [
    ...found(length < min, 'too_short', min === 1 ? 'Fill this in.' : `Write at least ${min} characters.`),
    ...found(length > max || bytesOf(text) > max * bytesPerPoint + 16, 'too_long', `Write at most ${max} characters.`),
    ...found(loneSurrogate.test(text), 'broken', 'This holds half a character. Type it again.'),
    ...found(control.test(text), 'control', 'This holds invisible control characters. Type it again.'),
    ...found(lines === 'one' && /[\n\t\u2028\u2029]/.test(text), 'lines', 'Write this on one line.'),
    ...found(lines === 'many' && lineBreak.test(text.replaceAll('\n', '')), 'control', 'Use plain line ends.'),
    ...found(bidi.test(text), 'direction', 'This holds marks that turn the reading direction around. Take them out.'),
    ...found(invisible.test(text), 'invisible', 'This holds characters that cannot be seen. Type it again.'),
    ...found(markTower.test(text), 'marks', 'There are too many accents on one letter.'),
  ];
}

/** A word of two alphabets looks like another word: Cyrillic А in "Amsterdam". */
export const mixesScripts = (text: string): boolean =>
  text
    .split(/[\s'’-]+/u)
    .some(
      (word) =>
        [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) => script.test(word))
          .length > 1,
    );

/** The "elfproef" of a citizen service number: 9·a + 8·b + … + 2·h − i is a multiple of eleven, and it is not zero. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

export const personalData = ['bsn', 'birthDate', 'phone', 'email'] as const;
export type PersonalData = (typeof personalData)[number];

const months = 'jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec|may|mar';
const dayOf = '(?:0?[1-9]|[12]\\d|3[01])';
const monthOf = '(?:0?[1-9]|1[0-2])';
const date = new RegExp(
  String.raw`(?<!\d)(?:${dayOf}(?<by>[-/. ])(?:${monthOf}|(?:${months})[a-z]*)\k<by>(?<year>(?:19|20)\d\d|\d\d)|(?<first>(?:19|20)\d\d)-${monthOf}-${dayOf})(?!\d)`,
  'giu',
);
const bornBefore = /(?:geb(?:oren|oortedatum|\.)?|born|dob|°)[\s:.]*(?:op|on)?\s*$/iu;
const phone = /(?<!\d)(?:(?:\+|00)31[\s-]?\(?0?\)?[\s-]?[1-9]|0[1-9])(?:[\s-]?\d){8}(?!\d)/u;
const email = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/iu;

/**
 * What in a remark would point at a person. A date counts as a birth date when its year is `latestBirthYear` or before, or when it says so itself: a remark
 * may well name the day of an admission.
 */
export function personalDataIn(text: string, latestBirthYear = 2015): PersonalData[] {
  const plain = text.normalize('NFKC');
  const found: PersonalData[] = [];
  if (Array.from(plain.matchAll(/(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/gu)).some(([one]) => isBsn(one.replaceAll(/\D/g, ''))))
    found.push('bsn');
  if (Array.from(plain.matchAll(date)).some((one) => isBirthDate(one, plain, latestBirthYear))) found.push('birthDate');
  if (phone.test(plain)) found.push('phone');
  if (email.test(plain)) found.push('email');
  return found;
}

function isBirthDate({ groups, index }: RegExpExecArray, text: string, latest: number): boolean {
  const written = groups?.['year'] ?? groups?.['first'] ?? '';
  if (bornBefore.test(text.slice(0, index))) return true;
  const year = Number(written);
  return written.length === 2 ? year > latest % 100 : year <= latest;
}
