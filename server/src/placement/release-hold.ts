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
  const ended = await tx.query(
    `update placement.hold h set state = 'released', ended_at = $2 where h.id = $1 and h.state = 'active'`,
    [hold.id, visit.at],
  );
  // A report took the bed back while we waited for the figure: then there is nothing to give.
  if (ended.rowCount === 0) return [];
  await addStep(tx, visit, request, { kind: 'holdReleased', ward: hold });
  // The end as the database has it: a date of ours has no microseconds, and would not be found among the ends of the ward.
  const given = await tx.query<MovedRow>(
    'select g.* from placement.hold h, placement.give_bed(h.unit_id, h.expires_at) g where h.id = $1',
    [hold.id],
  );
  const [row] = given.rows;
  if (!row) return [];
  const payload = JSON.stringify({ unitId: hold.unitId, capacity: movedFigure(row, visit.at) });
  const { directoryId } = request;
  const { unitId: subject, providerId } = hold;
  return [
    await appendEvent(tx, { type: 'capacity.reported', directoryId, subject, providerId, at: visit.at, payload }),
  ];
}
