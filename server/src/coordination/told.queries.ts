import {
  defaultPreferences,
  type DeskNotice,
  type NoticePreferences,
  type NoticeTopic,
} from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import type { Subscription } from './told.push.js';

type Db = Pick<Tx, 'query'>;

interface NoticeRow extends Omit<DeskNotice, 'at' | 'acknowledgedAt'> {
  at: Date;
  acknowledgedAt: Date | null;
}

/** Newest first, and what still waits before what was seen. */
export async function noticesOf(tx: Db, accountId: string): Promise<DeskNotice[]> {
  const { rows } = await tx.query<NoticeRow>(
    `select id, topic, reference, path, at, urgent, acknowledged_at as "acknowledgedAt" from coordination.told
     where account_id = $1 order by acknowledged_at is not null, at desc limit 50`,
    [accountId],
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  }));
}

export async function openOf(tx: Db, accountId: string): Promise<number> {
  const { rows } = await tx.query<{ open: number }>(
    'select count(*)::int as open from coordination.told where account_id = $1 and acknowledged_at is null',
    [accountId],
  );
  return rows[0]?.open ?? 0;
}

/** The first time counts. False: there is no such notice for them. */
export async function acknowledge(tx: Db, { id, accountId, at }: { id: string; accountId: string; at: Date }) {
  const { rowCount } = await tx.query(
    'update coordination.told set acknowledged_at = coalesce(acknowledged_at, $3) where id = $1 and account_id = $2',
    [id, accountId, at],
  );
  return rowCount === 1;
}

export async function preferencesOf(tx: Db, accountId: string): Promise<NoticePreferences> {
  const { rows } = await tx.query<NoticePreferences>(
    'select channels, quiet, email, language from coordination.told_preference where account_id = $1',
    [accountId],
  );
  return rows[0] ?? defaultPreferences;
}

export const writePreferences = (tx: Db, accountId: string, wanted: NoticePreferences, at: Date) =>
  tx.query(
    `insert into coordination.told_preference (account_id, channels, quiet, email, language, changed_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id) do update set channels = excluded.channels, quiet = excluded.quiet, email = excluded.email,
       language = excluded.language, changed_at = excluded.changed_at`,
    [
      accountId,
      JSON.stringify(wanted.channels),
      wanted.quiet && JSON.stringify(wanted.quiet),
      wanted.email,
      wanted.language,
      at,
    ],
  );

export async function subscriptionsOf(tx: Db, accountId: string): Promise<Subscription[]> {
  const { rows } = await tx.query<Subscription>(
    'select endpoint, p256dh, auth, key_id as "keyId" from coordination.push_subscription where account_id = $1 order by made_at desc limit 10',
    [accountId],
  );
  return rows;
}

/** One browser is one person's: whoever was subscribed there before is not any more. Only the clock sees everybody's. */
export const dropOthers = (tx: Db, endpoint: string, accountId: string) =>
  tx.query('delete from coordination.push_subscription where endpoint = $1 and account_id <> $2', [
    endpoint,
    accountId,
  ]);

export const addSubscription = (tx: Db, accountId: string, { endpoint, p256dh, auth, keyId }: Subscription, at: Date) =>
  tx.query(
    `insert into coordination.push_subscription (account_id, endpoint, p256dh, auth, key_id, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (account_id, endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth, key_id = excluded.key_id, made_at = excluded.made_at`,
    [accountId, endpoint, p256dh, auth, keyId, at],
  );

export const dropSubscription = (tx: Db, accountId: string, endpoint: string) =>
  tx.query('delete from coordination.push_subscription where account_id = $1 and endpoint = $2', [accountId, endpoint]);

/** Something that is due to be sent, with whom it is for. */
export interface Due {
  toldId: string;
  accountId: string;
  channel: 'mail' | 'push';
  round: number;
  tries: number;
  topic: NoticeTopic;
  reference: string;
  path: string;
  urgent: boolean;
  at: Date;
  isSeen: boolean;
  isGone: boolean;
}

const lease = `interval '2 minutes'`;

/**
 * Takes what is due, for as long as sending may take: whoever dies while sending leaves it to the next. Two servers never take the same.
 * A crisis is said again only for as long as nobody who was told of it has seen it.
 */
export async function takeDue(tx: Db, at: Date, most: number): Promise<Due[]> {
  const { rows } = await tx.query<Due>(
    `with due as (select told_id, channel, round from coordination.told_sending
       where done_at is null and dead_at is null and next_at <= $1 order by next_at limit $2 for update skip locked),
     taken as (update coordination.told_sending s set tries = tries + 1, next_at = $1::timestamptz + ${lease}, last_status = 'sending' from due
       where (s.told_id, s.channel, s.round) = (due.told_id, due.channel, due.round)
       returning s.told_id, s.account_id, s.channel, s.round, s.tries)
     select k.told_id as "toldId", k.account_id as "accountId", k.channel, k.round, k.tries, t.topic, t.reference, t.path, t.urgent, t.at,
       t.acknowledged_at is not null or (k.round > 0 and exists (
         select from coordination.told o where (o.topic, o.key) = (t.topic, t.key) and o.acknowledged_at is not null)) as "isSeen", a.disabled_at is not null as "isGone"
     from taken k join coordination.told t on t.id = k.told_id join identity.account a on a.id = k.account_id`,
    [at, most],
  );
  return rows;
}

const which = 'told_id = $1 and channel = $2 and round = $3';
const keyOf = ({ toldId, channel, round }: Due) => [toldId, channel, round];

export const markDone = (tx: Db, due: Due, at: Date, status: string) =>
  tx.query(`update coordination.told_sending set done_at = $4, last_status = $5 where ${which} and done_at is null`, [
    ...keyOf(due),
    at,
    status,
  ]);

export const markDead = (tx: Db, due: Due, at: Date, status: string) =>
  tx.query(`update coordination.told_sending set dead_at = $4, last_status = $5 where ${which} and done_at is null`, [
    ...keyOf(due),
    at,
    status,
  ]);

/** `tried`: false when it was not its time, which is no try. */
export const postpone = (tx: Db, due: Due, next: Date, { status, tried }: { status: string; tried: boolean }) =>
  tx.query(
    `update coordination.told_sending set next_at = $4, last_status = $5, tries = tries - $6 where ${which} and done_at is null`,
    [...keyOf(due), next, status, tried ? 0 : 1],
  );

export const addRound = (tx: Db, { toldId, accountId, channel, round }: Due, next: Date) =>
  tx.query(
    `insert into coordination.told_sending (told_id, account_id, channel, round, next_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [toldId, accountId, channel, round + 1, next],
  );
