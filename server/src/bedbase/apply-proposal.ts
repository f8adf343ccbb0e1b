import { fieldsOf, refuseImpossible, type WardFields } from '@ketenzicht/shared/bedbase';
import { must } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import { appendEvent } from '../platform/events/append-event.js';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { readWard, type RegisteredWard } from '../capacity/ward.service.js';
import { closeWard, insertChange, insertWard, markApplied, updateWard, type ProposalRow } from './bedbase.queries.js';

/** Puts an approved proposal into the register, keeps what was before and after, and tells every screen: one transaction. */
export async function applyProposal(tx: Tx, row: ProposalRow, at: Date): Promise<LoggedEvent> {
  const before = row.kind === 'open' ? undefined : must(await readWard(tx, row.ward_id), 'the ward of a proposal');
  const fields = { ...(before && fieldsOf(before.ward)), ...row.after } as WardFields;
  refuseImpossible(fields, '/changes');
  if (row.kind === 'open') await insertWard(tx, row, fields, at);
  if (row.kind === 'change') await updateWard(tx, row.ward_id, fields);
  if (row.kind === 'close') await closeWard(tx, row.ward_id, at);
  await insertChange(tx, {
    providerId: row.provider_id,
    wardId: row.ward_id,
    at,
    kind: row.kind,
    before: before ? fieldsOf(before.ward) : {},
    after: row.kind === 'close' ? {} : fields,
    reason: row.reason,
    proposalId: row.id,
    by: row.proposed_by,
  });
  await markApplied(tx, row.id, at);
  tx.note({
    action: row.kind === 'open' ? 'C' : 'U',
    event: 'proposal.apply',
    objects: [wardObject(row.ward_id, row.before, row.after, row.kind === 'open' ? 'created' : 'changed')],
  });
  return tellOfWard(tx, must(await readWard(tx, row.ward_id), 'the ward as it is now'), at);
}

/** The letter that makes every server and every screen know the ward as it is now. Last, because it takes the order lock. */
export const tellOfWard = (
  tx: Tx,
  { ward, directoryId, validFrom, validTo }: RegisteredWard,
  at: Date,
): Promise<LoggedEvent> =>
  appendEvent(tx, {
    type: 'ward.changed',
    directoryId,
    subject: ward.id,
    providerId: ward.providerId,
    at,
    payload: JSON.stringify({
      unitId: ward.id,
      ward,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    }),
  });

export const wardObject = (
  id: string,
  before: object,
  after: object,
  lifecycle: 'created' | 'changed' | 'read' = 'changed',
) => ({
  type: 'ward' as const,
  id,
  lifecycle,
  before: JSON.stringify(before).slice(0, 2000),
  after: JSON.stringify(after).slice(0, 2000),
});
