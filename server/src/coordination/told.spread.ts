import type { Tx } from '../platform/database/work.js';

const most = 200;

interface Line {
  id: string;
  accountId: string | null;
  organisationId: string | null;
  everyone: boolean;
}

/**
 * From what happened to who is told by which way: everybody of an organisation a line of their own, each way something to send, each system that asked for
 * it a delivery. In one transaction, so that it is done whole and once. Answers with whose list changed.
 */
export async function spread(tx: Pick<Tx, 'query'>, at: Date, byMail: boolean): Promise<string[]> {
  const { rows: lines } = await tx.query<Line>(
    `select id, account_id as "accountId", organisation_id as "organisationId", everyone from coordination.told
     where spread_at is null order by at limit ${most} for update skip locked`,
  );
  if (lines.length === 0) return [];
  const ids = lines.map(({ id }) => id);
  const ofOrganisations = lines.filter(({ organisationId }) => organisationId !== null).map(({ id }) => id);
  if (ofOrganisations.length > 0) await toOrganisations(tx, ofOrganisations, at);
  const own = lines.filter(({ accountId }) => accountId !== null);
  if (own.length > 0)
    await toPeople(
      tx,
      own.map(({ id }) => id),
      at,
      byMail,
    );
  await tx.query('update coordination.told set spread_at = $2 where id = any ($1)', [ids, at]);
  return [...new Set(own.flatMap(({ accountId }) => accountId ?? []))];
}

/** People of it get a line of their own, which is spread in the next round. */
async function toOrganisations(tx: Pick<Tx, 'query'>, ids: string[], at: Date): Promise<void> {
  await tx.query(
    `insert into coordination.told (account_id, topic, reference, path, urgent, key, at)
     select a.id, t.topic, t.reference, t.path, t.urgent, t.key, t.at from coordination.told t
     join identity.account a on a.organisation_id = t.organisation_id and a.role = 'provider' and a.disabled_at is null
     where t.id = any ($1) and t.everyone on conflict do nothing`,
    [ids],
  );
  await tx.query(
    `insert into coordination.webhook_delivery (organisation_id, id, webhook_id, told_id, topic, made_at, next_at)
     select w.organisation_id, gen_random_uuid(), w.id, t.id, t.topic, $2, $2 from coordination.told t
     join coordination.webhook w on w.organisation_id = t.organisation_id and t.topic = any (w.topics) and w.paused_at is null and w.created_at <= t.at
     where t.id = any ($1) on conflict do nothing`,
    [ids, at],
  );
}

/** Without an address there is nothing to send; a topic that was turned off is not sent. */
async function toPeople(tx: Pick<Tx, 'query'>, ids: string[], at: Date, byMail: boolean): Promise<void> {
  await tx.query(
    `insert into coordination.told_sending (told_id, account_id, channel, next_at)
     select t.id, t.account_id, way.channel, $2 from coordination.told t
     left join coordination.told_preference p on p.account_id = t.account_id
     cross join (values ('mail'), ('push')) way (channel)
     where t.id = any ($1) and coalesce(p.channels -> t.topic ? way.channel, true)
       and case way.channel when 'mail' then $3 and p.email is not null
         else exists (select from coordination.push_subscription s where s.account_id = t.account_id) end
     on conflict do nothing`,
    [ids, at, byMail],
  );
}
