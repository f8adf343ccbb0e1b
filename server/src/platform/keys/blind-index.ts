import { createHmac, type KeyObject } from 'node:crypto';
import type { Keyring } from './keyring.js';

/**
 * Finds an exact value without keeping it: HMAC-SHA-256(index key, purpose ‖ 0 ‖ normalised value). Another purpose gives another hash of the same value.
 * Whoever calls has normalised the value, and never asks it of something that few people differ in, such as a surname alone.
 */
export const blindIndex = (key: KeyObject, purpose: string, ...values: string[]): Buffer =>
  createHmac('sha256', key)
    .update(`${purpose}\0${values.join('\0')}`)
    .digest();

/** The hashes under every key there is: while keys change, some rows still answer to the old one. */
export const blindIndexes = (keys: Pick<Keyring, 'all'>, purpose: string, ...values: string[]): Buffer[] =>
  keys.all('index').map(({ key }) => blindIndex(key, purpose, ...values));

/**
 * The mark on a person's file that it may be about somebody who works at the organisation that keeps it: a keyed hash of the account, so that the
 * database does not say who of the staff is a patient. Several, while keys change.
 */
export const staffMarks = (keys: Pick<Keyring, 'all'>, accountId: string): Buffer[] =>
  blindIndexes(keys, 'person.staff', accountId);
