import type { PlacementCard } from '@ketenzicht/shared/placement';
import { clockOf, turnOf, turnOfWard } from './cards.rules.js';
import { toAttempt, type AttemptRow, type HoldRow, type RequestRow } from './rows.js';

type CardTry = PlacementCard['attempts'][number];

/** Left out: why it was chosen, and everything that belongs to the file. */
function cardTry(row: AttemptRow, hold: HoldRow | undefined, side: 'asker' | 'ward'): CardTry {
  const { id, unitId, unitName, providerName, state, version, place, ...one } = toAttempt(row, hold, side);
  const { askedAt, dueAt, proposedFrom, expectedOn, missing, contradictions } = one;
  return {
    id,
    unitId,
    unitName,
    providerName,
    state,
    version,
    place,
    askedAt,
    dueAt,
    proposedFrom,
    expectedOn,
    missing,
    contradictions,
    hold: one.hold,
  };
}

const cardOf = (row: RequestRow, attempts: CardTry[]) => ({
  requestId: row.id,
  reference: row.reference,
  state: row.state,
  need: row.need,
  organisationName: row.organisationName,
  openedAt: row.openedAt.toISOString(),
  attempts,
});

const holdOf = (holds: readonly HoldRow[], { holdId }: AttemptRow) => holds.find(({ id }) => id === holdId);

/** A card of the worklist: with every try, and whose turn it is between them all. */
export function worklistCard(
  row: RequestRow,
  attempts: readonly AttemptRow[],
  holds: readonly HoldRow[],
  at: Date,
): PlacementCard {
  const tries = attempts.map((one) => cardTry(one, holdOf(holds, one), 'asker'));
  const loose = holds
    .filter(({ id, state }) => state === 'active' && !attempts.some(({ holdId }) => holdId === id))
    .map(({ expiresAt }) => ({ expiresAt: expiresAt.toISOString() }));
  return { ...cardOf(row, tries), ...turnOf(row.state, tries, at), ...clockOf(tries, loose, at) };
}

/** A card of the inbox: one try at one ward. */
export function inboxCard(row: RequestRow, attempt: AttemptRow, holds: readonly HoldRow[], at: Date): PlacementCard {
  const one = cardTry(attempt, holdOf(holds, attempt), 'ward');
  return { ...cardOf(row, [one]), ...turnOfWard(one, at), ...clockOf([one], [], at) };
}
