import { day } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { mailboxesOf } from './interest.seal.js';

export type LetterKind = 'confirm' | 'second' | 'again' | 'confirmed' | 'changed';

/** So that nobody fills a stranger's mailbox by way of this form. */
const mostPerDay = 5;

/** Writes that a letter must go out, unless so many went to this address today already. */
export const enqueue = (
  tx: Tx,
  keys: Keyring,
  {
    roundId,
    registrationId,
    email,
    kind,
    at,
  }: { roundId: string; registrationId: string; email: string; kind: LetterKind; at: Date },
) =>
  tx.query(
    `insert into interest.letter (round_id, registration_id, kind, made_at, next_at)
     select $1, $2, $3, $4, $4 where (
       select count(*) from interest.letter l join interest.registration r on r.id = l.registration_id where r.mailbox = any ($5) and l.made_at > $6) < ${mostPerDay}`,
    [roundId, registrationId, kind, at, mailboxesOf(keys, email), new Date(at.getTime() - day)],
  );

export interface DueLetter {
  id: string;
  kind: LetterKind;
  tries: number;
  madeAt: Date;
  registrationId: string;
  keyId: string;
  roundId: string;
  /** Sealed. */
  said: string;
  language: 'nl' | 'en';
  title: string;
  closesAt: Date;
}

/** Whoever takes one has it for a minute: should they die, another sends it. None from before `since`: nobody waits for it any more. */
export async function takeLetters(tx: Tx, at: Date, since: Date, most: number): Promise<DueLetter[]> {
  const { rows } = await tx.query<DueLetter>(
    `with due as (select id from interest.letter where done_at is null and dead_at is null and next_at <= $1 and made_at > $3 order by next_at limit $2 for update skip locked),
       taken as (update interest.letter l set tries = tries + 1, next_at = $1::timestamptz + interval '1 minute', last_status = 'sending' from due where l.id = due.id returning l.*)
     select t.id, t.kind, t.tries, t.made_at as "madeAt", r.id as "registrationId", r.key_id as "keyId", r.round_id as "roundId", r.said, r.language, o.title, o.closes_at as "closesAt"
     from taken t join interest.registration r on r.id = t.registration_id join interest.round o on o.id = t.round_id`,
    [at, most, since],
  );
  return rows;
}

export const letterDone = (tx: Tx, id: string, at: Date) =>
  tx.query(`update interest.letter set done_at = $2, last_status = 'sent' where id = $1`, [id, at]);
export const letterDead = (tx: Tx, id: string, at: Date, status: string) =>
  tx.query('update interest.letter set dead_at = $2, last_status = $3 where id = $1', [id, at, status]);
export const letterLater = (tx: Tx, id: string, next: Date, status: string) =>
  tx.query('update interest.letter set next_at = $2, last_status = $3 where id = $1', [id, next, status]);
