import { randomUUID } from 'node:crypto';
import type { HoldState } from '@ketenzicht/shared/placement';
import type { StandingRow } from '../capacity/standing.service.js';
import type { Tx } from '../platform/database/work.js';
import { holdColumns, type HoldRow, type RequestRow } from './rows.js';
import type { Doer } from './steps.js';

type Db = Pick<Tx, 'query'>;

export async function readHold(tx: Db, id: string): Promise<HoldRow | undefined> {
  const { rows } = await tx.query<HoldRow>(`select ${holdColumns} from placement.hold h where h.id = $1`, [id]);
  return rows[0];
}

export async function activeHold(tx: Db, requestId: string): Promise<HoldRow | undefined> {
  const { rows } = await tx.query<HoldRow>(
    `select ${holdColumns} from placement.hold h where h.request_id = $1 and h.state = 'active'`,
    [requestId],
  );
  return rows[0];
}

interface NewHold {
  request: Pick<RequestRow, 'id' | 'organisationId' | 'askedBy'>;
  ward: { providerId: string; unitId: string };
  at: Date;
  until: Date;
}

/** A hold with its bed and its line of the timeline, in one question. No bed: no row, and then nothing may stay of the hold either. */
export async function holdBed(
  tx: Db,
  doer: Doer,
  hold: NewHold,
): Promise<{ hold: HoldRow; row: StandingRow | undefined }> {
  const { request, ward, at, until } = hold;
  const id = randomUUID();
  const { rows } = await tx.query<StandingRow>({
    name: 'hold.bed',
    text: 'select * from placement.hold_bed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      id,
      request.id,
      request.organisationId,
      request.askedBy,
      ward.providerId,
      ward.unitId,
      at,
      until,
      doer.id,
      doer.organisationId,
    ],
  });
  return { hold: asRow(id, hold), row: rows[0] };
}

/** The database says it: this request holds a bed already. */
export const isSecondHold = (error: unknown): boolean =>
  (error as { constraint?: string } | null)?.constraint === 'one_hold_per_request';

/** For somebody who was said yes to: it goes before the others. */
export async function insertPromised(tx: Db, hold: NewHold): Promise<HoldRow> {
  const { request, ward, at, until } = hold;
  const id = randomUUID();
  await tx.query(
    `insert into placement.hold (id, request_id, organisation_id, asked_by, provider_id, unit_id, placed_at, expires_at, promised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, request.id, request.organisationId, request.askedBy, ward.providerId, ward.unitId, at, until, at],
  );
  return asRow(id, hold);
}

const asRow = (id: string, { request, ward, at, until }: NewHold): HoldRow => ({
  id,
  requestId: request.id,
  organisationId: request.organisationId,
  askedBy: request.askedBy,
  providerId: ward.providerId,
  unitId: ward.unitId,
  state: 'active',
  placedAt: at,
  expiresAt: until,
  endedAt: null,
});

/** False: it had ended already, for a report ends holds without asking anybody. */
export async function closeHold(tx: Db, id: string, state: Exclude<HoldState, 'active'>, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update placement.hold set state = $2, ended_at = $3, told_at = $3 where id = $1 and state = 'active'`,
    [id, state, at],
  );
  return rowCount === 1;
}

/** False: it had ended already. */
export async function moveHold(tx: Db, id: string, until: Date, promisedAt: Date | null): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update placement.hold set expires_at = $2, promised_at = coalesce(promised_at, $3) where id = $1 and state = 'active'`,
    [id, until, promisedAt],
  );
  return rowCount === 1;
}
