import type { NoticeTopic } from '@ketenzicht/shared/coordination';
import type { Tx } from '../database/work.js';

/** Never what it is about: a topic, a random reference, and where to look. */
export interface Telling {
  /** Left out: everybody of the organisation who keeps its wards. */
  accountIds?: readonly string[];
  /** Its own systems are told as well. */
  organisationId?: string | null;
  topic: NoticeTopic;
  reference: string;
  /** Within our own pages, without anything that says about whom. */
  path: string;
  /** A crisis: it passes quiet hours, and is said again until somebody has seen it. */
  urgent: boolean;
  /** The same topic and key are one message to somebody, however often it is told. */
  key: string;
  at: Date;
}

/** In the transaction of what happened: told when, and only when, that is committed. The clock of `coordination` brings it to people within a second. */
export async function tell(tx: Pick<Tx, 'query'>, telling: Telling): Promise<void> {
  const { accountIds, organisationId = null, topic, reference, path, urgent, key, at } = telling;
  // Without naming what may collide: a room that only tells may not read the columns that it would be compared by.
  await tx.query(
    `insert into coordination.told (account_id, organisation_id, everyone, topic, reference, path, urgent, key, at)
     select account, organisation, organisation is not null and $9::boolean, $3::text, $4::text, $5::text, $6::boolean, $7::text, $8::timestamptz
     from (select unnest($1::uuid[]), null::uuid union all select null, $2::uuid where $2::uuid is not null) whom (account, organisation)
     on conflict do nothing`,
    [[...new Set(accountIds)], organisationId, topic, reference, path, urgent, key, at, accountIds === undefined],
  );
}
