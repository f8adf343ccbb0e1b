import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import type { Keyring } from '../platform/keys/keyring.js';

type Keys = Pick<Keyring, 'find' | 'newest'>;

const sign = (keys: Keys, keyId: string, text: string): Buffer =>
  createHmac('sha256', must(keys.find('tell', keyId), `the tell key ${keyId}`))
    .update(text)
    .digest();

/** What the link in a mail ends with: made of a key in the file, so that a letter that was lost can be written again and a copy of the database opens nothing. */
export const linkToken = (keys: Keys, keyId: string, registrationId: string): string =>
  sign(keys, keyId, `interest.link\0${registrationId}`).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const ticketSchema = z.strictObject({
  id: z.uuid(),
  roundId: z.uuid(),
  at: z.int(),
  bits: z.int(),
  key: z.string(),
});
export type OpenTicket = z.infer<typeof ticketSchema>;

const seal = (keys: Keys, key: string, payload: string): Buffer => sign(keys, key, `interest.ticket\0${payload}`);

/** One form, from us, of this moment: nobody makes one, and none is worth two registrations. */
export function makeTicket(keys: Keys, { roundId, at, bits }: { roundId: string; at: Date; bits: number }): string {
  const key = keys.newest('tell').id;
  const ticket: OpenTicket = { id: randomUUID(), roundId, at: at.getTime(), bits, key };
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${payload}.${seal(keys, key, payload).toString('base64url')}`;
}

/** Undefined when it was not made here. Whether it is too young, too old or used is for whoever asks. */
export function openTicket(keys: Keys, text: string): OpenTicket | undefined {
  const [payload = '', given = '', more] = text.split('.');
  if (more !== undefined) return undefined;
  const read = ticketSchema.safeParse(parsed(payload));
  if (!read.success || keys.find('tell', read.data.key) === undefined) return undefined;
  const [wanted, got] = [seal(keys, read.data.key, payload), Buffer.from(given, 'base64url')];
  return wanted.length === got.length && timingSafeEqual(wanted, got) ? read.data : undefined;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
}
