import { interestSchema, interestWordsSchema, type Interest, type PublicRound } from '@ketenzicht/shared/interest';
import type { Fault } from '@ketenzicht/shared/kernel';
import type { interestTexts } from './interest.texts.js';

export type Draft = Omit<Interest, 'language'>;
export type Field = keyof Draft;
export type Words = keyof (typeof interestTexts)['nl'];

export const emptyDraft: Draft = {
  name: '',
  position: '',
  organisation: '',
  agb: '',
  street: '',
  postcode: '',
  city: '',
  email: '',
  regionIds: [],
  possibilities: '',
  ideas: '',
};

/** In the order in which they stand on the page: the first one gets the focus. */
export const fields: readonly Field[] = [
  'organisation',
  'agb',
  'street',
  'postcode',
  'city',
  'name',
  'position',
  'email',
  'regionIds',
  'possibilities',
  'ideas',
];

/** One sentence for each field that is not right, from a code of the shared contract. */
export function wordsFor(field: Field, code: string): Words {
  if (code === 'interest.agb_seven') return 'fault.agbSeven';
  if (/^text\.(control|direction|invisible|broken|marks|lines|mixed_scripts)$/.test(code)) return 'fault.signs';
  if (code === 'text.too_long' || code === 'input.too_big') return 'fault.long';
  return `fault.${field}`;
}

/** What is wrong with it, by field; the server judges by the same contract. */
export function faultsIn(draft: Draft, { changing }: { changing: boolean }): Map<Field, Words> {
  const { agb: _agb, email: _email, ...words } = draft;
  const read = changing ? interestWordsSchema.safeParse(words) : interestSchema.safeParse(draft);
  const found = new Map<Field, Words>();
  for (const issue of read.error?.issues ?? []) {
    const field = issue.path[0] as Field;
    const code = issue.code === 'custom' ? String(issue.params?.['code'] ?? '') : `input.${issue.code}`;
    if (!found.has(field)) found.set(field, wordsFor(field, code));
  }
  return found;
}

/** The same of what the server said. */
export function faultsOf(errors: readonly Fault[]): Map<Field, Words> {
  const found = new Map<Field, Words>();
  for (const { pointer, code } of errors) {
    const field = fields.find((one) => pointer.split('/').includes(one));
    if (field && !found.has(field)) found.set(field, wordsFor(field, code));
  }
  return found;
}

export const namesOf = ({ regions }: Pick<PublicRound, 'regions'>, ids: readonly string[]): string[] =>
  regions.filter(({ id }) => ids.includes(id)).map(({ name }) => name);

/** `3511AB` as people write it. */
export const sayPostcode = (postcode: string): string => postcode.replace(/^(\d{4})(?=\S)/, '$1 ');
