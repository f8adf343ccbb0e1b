import type { Tx } from '../platform/database/work.js';
import { holdColumns, requestColumns, type HoldRow, type RequestRow } from './rows.js';

type Db = Pick<Tx, 'query'>;
const most = 200;

const overdue = `state in ('asked', 'seen', 'considering') and overdue_at is null and due_at <= $1`;
const ran = `state = 'active' and expires_at <= $1`;
const untold = `state in ('expired', 'displaced') and told_at is null`;

/** Requests about which the clock has something to do: three small indexes, and nothing is locked yet. */
export async function dueRequests(tx: Db, at: Date): Promise<string[]> {
  const { rows } = await tx.query<{ request_id: string }>(
    `select request_id from placement.hold where ${ran}
     union select request_id from placement.hold where ${untold}
     union select request_id from placement.attempt where ${overdue} limit ${most}`,
    [at],
  );
  return rows.map(({ request_id: id }) => id);
}

/** Undefined when somebody else has it in hand: the next second looks again. */
export async function lockIfFree(tx: Db, id: string): Promise<RequestRow | undefined> {
  const { rows } = await tx.query<RequestRow>(
    `select ${requestColumns} from placement.request r where r.id = $1 for update of r skip locked`,
    [id],
  );
  return rows[0];
}

export async function holdsThatRanOut(tx: Db, requestId: string, at: Date): Promise<HoldRow[]> {
  const { rows } = await tx.query<HoldRow>(
    `select ${holdColumns} from placement.hold h where request_id = $2 and ${ran}`,
    [at, requestId],
  );
  return rows;
}

/** Holds that a report ended: each is told once. */
export async function takeUntold(tx: Db, requestId: string, at: Date): Promise<HoldRow[]> {
  const { rows } = await tx.query<HoldRow>(
    `update placement.hold h set told_at = $1 where request_id = $2 and ${untold} returning ${holdColumns}`,
    [at, requestId],
  );
  return rows;
}

export async function overdueAttempts(tx: Db, requestId: string, at: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from placement.attempt where request_id = $2 and ${overdue} order by place`,
    [at, requestId],
  );
  return rows.map(({ id }) => id);
}

/** Said once. Not a newer version: a ward that is just writing its answer must not be told that somebody changed it meanwhile. */
export const markOverdue = (tx: Db, id: string, at: Date) =>
  tx.query('update placement.attempt set overdue_at = $2 where id = $1', [id, at]);
