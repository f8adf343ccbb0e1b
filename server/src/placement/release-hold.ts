import { movedFigure, type MovedRow } from '../capacity/moved.service.js';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { appendEvent } from '../platform/events/append-event.js';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { holdColumns, type HoldRow, type RequestRow } from './rows.js';
import { addStep } from './steps.js';

/**
 * Gives back the bed that is held for a request. The request is locked; the figure is locked before the hold ends, as a report does it. Takes the order lock
 * with its event: last in the transaction.
 */
export async function releaseHold(tx: Tx, visit: Visit, request: RequestRow): Promise<LoggedEvent[]> {
  const found = await tx.query<HoldRow>(
    `select ${holdColumns} from placement.hold h where h.request_id = $1 and h.state = 'active'`,
    [request.id],
  );
  const [hold] = found.rows;
  if (!hold) return [];
  await tx.query('select from capacity.capacity where unit_id = $1 for update', [hold.unitId]);
  const ended = await tx.query<{ expiresAt: Date }>(
    `update placement.hold h set state = 'released', ended_at = $2 where h.id = $1 and h.state = 'active' returning h.expires_at as "expiresAt"`,
    [hold.id, visit.at],
  );
  // A report took the bed back while we waited for the figure: then there is nothing to give.
  if (!ended.rows[0]) return [];
  await addStep(tx, visit, request, { kind: 'holdReleased', ward: hold });
  const given = await tx.query<MovedRow>('select * from placement.give_bed($1, $2)', [
    hold.unitId,
    ended.rows[0].expiresAt,
  ]);
  const [row] = given.rows;
  if (!row) return [];
  const payload = JSON.stringify({ unitId: hold.unitId, capacity: movedFigure(row, visit.at) });
  const { directoryId } = request;
  const { unitId: subject, providerId } = hold;
  return [
    await appendEvent(tx, { type: 'capacity.reported', directoryId, subject, providerId, at: visit.at, payload }),
  ];
}
