import type { Channel } from '@ketenzicht/shared/placement';
import type pg from 'pg';
import type * as rows from '../rows.js';

/* Rows of the schema `placement` as they are read, without what other tables say beside them and with what only a clock looks at. */
export type RequestRow = Omit<rows.RequestRow, 'titleUntil' | 'endNote' | 'organisationName'>;
export type HoldRow = rows.HoldRow & { promisedAt: Date | null; toldAt: Date | null };
type Known = 'regionId' | 'weighing' | 'chosenOn';
export type AttemptRow = Omit<rows.AttemptRow, Known | 'refusalNote' | 'unitName' | 'providerName' | 'phone'> & {
  [field in Known]: NonNullable<rows.AttemptRow[field]>;
};

export interface StepRow {
  requestId: string;
  attemptId: string | null;
  organisationId: string | null;
  askedBy: string;
  providerId: string | null;
  unitId: string | null;
  at: Date;
  kind: string;
  actorId: string | null;
  actorOrganisationId: string | null;
  channel: Channel;
}

export interface Rows {
  requests: RequestRow[];
  holds: HoldRow[];
  attempts: AttemptRow[];
  steps: StepRow[];
}

const column = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function insertAll(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const fields = Object.keys(first);
  const columns = fields.map(column).join(', ');
  await client.query(
    `insert into placement.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::placement.${table}, $1)`,
    [
      JSON.stringify(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field), value]))),
      ),
    ],
  );
}

/** A few statements for thousands of rows, in the order in which they point at each other; then the board shows what is held. */
export async function insertRows(client: pg.ClientBase, { requests, holds, attempts, steps }: Rows): Promise<void> {
  await insertAll(client, 'request', requests);
  await insertAll(client, 'hold', holds);
  await insertAll(client, 'attempt', attempts);
  await insertAll(
    client,
    'step',
    steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  );
  await client.query(
    `update capacity.capacity c set held = h.held, hold_ends = h.ends, version = c.version + 1
     from (select unit_id, count(*)::int as held, array_agg(expires_at order by promised_at nulls last, placed_at, id) as ends
       from placement.hold where state = 'active' group by unit_id) h where h.unit_id = c.unit_id`,
  );
}
