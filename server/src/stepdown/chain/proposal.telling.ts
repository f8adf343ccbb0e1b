import type { NoticeTopic } from '@ketenzicht/shared/coordination';
import { tell } from '../../platform/events/tell.js';
import type { Db } from './proposal.queries.js';
import type { ChainRow, MoveRow } from './proposal.rows.js';

interface Whom {
  organisationIds: ReadonlySet<string>;
  accountIds: ReadonlySet<string>;
}
type Sides = Pick<
  MoveRow,
  'senderId' | 'askerId' | 'receiverId' | 'teamId' | 'senderSaid' | 'receiverSaid' | 'teamSaid'
>;

/** The sides of these steps; `open`: only those who have yet to say something. */
export function sidesOf(moves: readonly Sides[], open = false): Whom {
  const organisationIds = new Set<string>();
  const accountIds = new Set<string>();
  for (const { senderId, askerId, receiverId, teamId, senderSaid, receiverSaid, teamSaid } of moves) {
    if (!open || senderSaid === null) {
      if (senderId !== null) organisationIds.add(senderId);
      if (askerId !== null) accountIds.add(askerId);
    }
    if (receiverId !== null && (!open || receiverSaid === null)) organisationIds.add(receiverId);
    if (teamId !== null && (!open || teamSaid === null)) organisationIds.add(teamId);
  }
  return { organisationIds, accountIds };
}

/** A topic and a reference, and never who it is about. Whoever did it is not told. */
export async function tellSides(
  tx: Db,
  { id, reference, proposedBy }: Pick<ChainRow, 'id' | 'reference' | 'proposedBy'>,
  topic: NoticeTopic,
  {
    organisationIds,
    accountIds,
    proposer = false,
    key,
    at,
    but,
  }: Whom & {
    proposer?: boolean;
    key: string;
    at: Date;
    but?: { id: string; organisationId: string | null };
  },
): Promise<void> {
  const about = { topic, reference, path: `/chains/${id}`, urgent: false, key: `${id} ${key}`, at };
  for (const organisationId of organisationIds)
    if (organisationId !== but?.organisationId) await tell(tx, { ...about, organisationId });
  const people = [...accountIds, ...(proposer ? [proposedBy] : [])].filter((one) => one !== but?.id);
  if (people.length > 0) await tell(tx, { ...about, accountIds: people });
}
