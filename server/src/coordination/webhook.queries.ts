import type { NoticeTopic, Webhook, WebhookDelivery } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';

type Db = Pick<Tx, 'query'>;

export interface NewWebhook {
  id: string;
  organisationId: string;
  url: string;
  topics: readonly NoticeTopic[];
  keyId: string;
  by: string;
  at: Date;
}

export const insertWebhook = (tx: Db, { id, organisationId, url, topics, keyId, by, at }: NewWebhook) =>
  tx.query(
    'insert into coordination.webhook (organisation_id, id, url, topics, key_id, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [organisationId, id, url, topics, keyId, by, at],
  );

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

interface WebhookRow extends Omit<Webhook, 'createdAt' | 'lastOkAt' | 'pausedAt'> {
  createdAt: Date;
  lastOkAt: Date | null;
  pausedAt: Date | null;
}

/** Of the organisations that the visitor acts for: the policies see to it. */
export async function webhooks(tx: Db): Promise<Webhook[]> {
  const { rows } = await tx.query<WebhookRow>(
    `select w.id, w.version, w.url, w.topics, w.created_at as "createdAt", w.last_ok_at as "lastOkAt", w.failing_since is not null as failing,
       w.paused_at as "pausedAt", count(d.id) filter (where d.done_at is null and d.dead_at is null)::int as waiting,
       count(d.id) filter (where d.dead_at is not null)::int as dead
     from coordination.webhook w left join coordination.webhook_delivery d on (d.organisation_id, d.webhook_id) = (w.organisation_id, w.id)
     group by w.organisation_id, w.id order by w.created_at`,
  );
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastOkAt: text(row.lastOkAt),
    pausedAt: text(row.pausedAt),
  }));
}

export async function removeWebhook(tx: Db, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from coordination.webhook where id = $1', [id]);
  return rowCount === 1;
}

export async function hasWebhook(tx: Db, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from coordination.webhook where id = $1', [id]);
  return rowCount === 1;
}

interface DeliveryRow extends Omit<WebhookDelivery, 'madeAt' | 'nextAt' | 'doneAt' | 'deadAt'> {
  madeAt: Date;
  nextAt: Date | null;
  doneAt: Date | null;
  deadAt: Date | null;
}

/** What waits for a person first, then the newest. */
export async function deliveriesOf(tx: Db, webhookId: string): Promise<WebhookDelivery[]> {
  const { rows } = await tx.query<DeliveryRow>(
    `select id, topic, made_at as "madeAt", tries, case when done_at is null and dead_at is null then next_at end as "nextAt",
       done_at as "doneAt", dead_at as "deadAt", last_status as "lastStatus"
     from coordination.webhook_delivery where webhook_id = $1 order by dead_at is null, made_at desc, id limit 100`,
    [webhookId],
  );
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toISOString(),
    nextAt: text(row.nextAt),
    doneAt: text(row.doneAt),
    deadAt: text(row.deadAt),
  }));
}

/** Only what was laid aside: what waits is tried by itself, and what arrived is not sent again. */
export async function retryDelivery(
  tx: Db,
  webhookId: string,
  id: string,
  at: Date,
): Promise<'retried' | 'not dead' | 'unknown'> {
  const { rowCount } = await tx.query(
    `update coordination.webhook_delivery set dead_at = null, tries = 0, next_at = $3 where webhook_id = $1 and id = $2 and dead_at is not null`,
    [webhookId, id, at],
  );
  if (rowCount === 1) return 'retried';
  const known = await tx.query('select from coordination.webhook_delivery where webhook_id = $1 and id = $2', [
    webhookId,
    id,
  ]);
  return known.rowCount === 1 ? 'not dead' : 'unknown';
}

export interface DueDelivery {
  organisationId: string;
  id: string;
  webhookId: string;
  tries: number;
  url: string;
  keyId: string;
  topic: NoticeTopic;
  reference: string;
  path: string;
  at: Date;
}

/**
 * Takes what is due for a minute, which is far longer than a try may last. One of each target a second: whoever is back after
 * an hour gets no flood.
 */
export async function takeDeliveries(tx: Db, at: Date, most: number): Promise<DueDelivery[]> {
  const { rows } = await tx.query<DueDelivery>(
    `with due as (select d.organisation_id, d.id from coordination.webhook_delivery d
       where d.done_at is null and d.dead_at is null and d.next_at <= $1 and d.id = (
         select f.id from coordination.webhook_delivery f where f.organisation_id = d.organisation_id and f.webhook_id = d.webhook_id
           and f.done_at is null and f.dead_at is null and f.next_at <= $1 order by f.next_at, f.id limit 1)
       order by d.next_at limit $2 for update skip locked),
     taken as (update coordination.webhook_delivery d set tries = tries + 1, next_at = $1::timestamptz + interval '1 minute' from due
       where (d.organisation_id, d.id) = (due.organisation_id, due.id)
       returning d.organisation_id, d.id, d.webhook_id, d.told_id, d.tries)
     select k.organisation_id as "organisationId", k.id, k.webhook_id as "webhookId", k.tries, w.url, w.key_id as "keyId", t.topic, t.reference, t.path, t.at
     from taken k join coordination.webhook w on (w.organisation_id, w.id) = (k.organisation_id, k.webhook_id) join coordination.told t on t.id = k.told_id`,
    [at, most],
  );
  return rows;
}

/** The webhook first and its delivery after, as a removal locks them: the other way round each would wait for the other, and one be refused. */
export async function delivered(tx: Db, due: DueDelivery, at: Date, status: string): Promise<void> {
  await tx.query(
    'update coordination.webhook set last_ok_at = $3, failing_since = null, paused_at = null where (organisation_id, id) = ($1, $2)',
    [due.organisationId, due.webhookId, at],
  );
  await tx.query(
    'update coordination.webhook_delivery set done_at = $3, last_status = $4 where (organisation_id, id) = ($1, $2)',
    [due.organisationId, due.id, at, status],
  );
}

/** In the order of `delivered`. `next` undefined: laid aside. `gone`: the target said that it wants no more. */
export async function notDelivered(
  tx: Db,
  due: DueDelivery,
  at: Date,
  { status, next, gone }: { status: string; next: Date | undefined; gone: boolean },
): Promise<void> {
  await tx.query(
    `update coordination.webhook set failing_since = coalesce(failing_since, $3), paused_at = case when $4 then coalesce(paused_at, $3) else paused_at end
     where (organisation_id, id) = ($1, $2)`,
    [due.organisationId, due.webhookId, at, gone],
  );
  await tx.query(
    `update coordination.webhook_delivery set next_at = coalesce($3, next_at), dead_at = case when $3::timestamptz is null then $4::timestamptz end, last_status = $5
     where (organisation_id, id) = ($1, $2)`,
    [due.organisationId, due.id, next ?? null, at, status],
  );
}
