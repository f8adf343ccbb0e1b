import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Interest } from '@ketenzicht/shared/interest';
import { must } from '@ketenzicht/shared/kernel';
import { blindIndex, blindIndexes } from '../platform/keys/blind-index.js';
import { keyIdOf, openField, sealField, type Place } from '../platform/keys/field-cipher.js';
import type { Keyring } from '../platform/keys/keyring.js';
import type { underTheKeyring } from '../platform/keys/sealed-columns.js';

/** What leads to a person, and the free words in which they may name one. */
const parts = ['name', 'position', 'street', 'postcode', 'city', 'email', 'possibilities', 'ideas'] as const;
export type Said = Pick<Interest, (typeof parts)[number]>;

/** Of a registration that was withdrawn. */
export const nothingSaid = Object.fromEntries(parts.map((part) => [part, ''])) as Said;

export interface Whose {
  id: string;
  roundId: string;
}

const column: (typeof underTheKeyring)[number] = 'interest.registration.said';
/** The round stands where an organisation does elsewhere: nobody who registers has one here. */
const placeOf = ({ id, roundId }: Whose): Place => ({ column, row: id, organisationId: roundId });

/** A key for this use only. */
const derived = (key: KeyObject): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key.export(), '', 'interest', 32)));

export function sealSaid(keys: Pick<Keyring, 'newest'>, whose: Whose, said: Said): string {
  const { id, key } = keys.newest('field');
  const plain = JSON.stringify(Object.fromEntries(parts.map((part) => [part, said[part]])));
  return sealField(derived(key), id, placeOf(whose), plain);
}

/** Throws a CipherAlarm when it was sealed for another registration, or was changed. */
export function openSaid(keys: Pick<Keyring, 'find'>, whose: Whose, stored: string): Said {
  const keyId = keyIdOf(stored);
  const key = derived(must(keys.find('field', keyId), `the field key ${keyId}`));
  return JSON.parse(openField(key, placeOf(whose), stored).toString()) as Said;
}

const purpose = 'interest.mailbox';
const comparable = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** By what letters to one mailbox are counted; the database does not say whose it is. */
export const mailboxOf = (keys: Pick<Keyring, 'newest'>, email: string) => {
  const { id, key } = keys.newest('index');
  return { mailbox: blindIndex(key, purpose, comparable(email)), indexKeyId: id };
};

/** Under every key there is, for while they change. */
export const mailboxesOf = (keys: Pick<Keyring, 'all'>, email: string): Buffer[] =>
  blindIndexes(keys, purpose, comparable(email));

export const isSameMailbox = (one: string, other: string): boolean => comparable(one) === comparable(other);

/** Of the whole form, newest key first: whether what came with a ticket once more is the same. */
export const fingerprints = (keys: Pick<Keyring, 'all'>, interest: Interest): Buffer[] =>
  blindIndexes(keys, 'interest.form', JSON.stringify(interest));
