import type { AskFact, RefusalReason, RequestFact } from '@ketenzicht/shared/placement';
import type { Tx } from '../platform/database/work.js';

/** One try at a ward, and which; nothing about a request or about who asked. */
export interface WardAsk extends AskFact {
  unitId: string;
}

interface AskRow {
  unitId: string;
  askedAt: Date;
  seenAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  lateAt: Date | null;
  shownFree: boolean;
  fitted: boolean;
  offered: boolean | null;
  refusal: RefusalReason | null;
  contradicted: boolean;
  askedByPhone: boolean;
  answeredByPhone: boolean;
}

const asks = `select a.unit_id as "unitId", a.asked_at as "askedAt", a.seen_at as "seenAt", a.answered_at as "answeredAt", a.ended_at as "endedAt",
  coalesce(a.overdue_at, a.due_at) as "lateAt", coalesce(a.shown_free, false) as "shownFree",
  jsonb_array_length(coalesce(a.chosen_on->'excludedBy', '[]')) = 0 as fitted, a.offered, a.refusal_reason as refusal,
  jsonb_array_length(a.contradictions) > 0 as contradicted, a.channel = 'phone' as "askedByPhone", coalesce(a.answer_channel = 'phone', false) as "answeredByPhone"
  from placement.attempt a`;

type Reading = Pick<Tx, 'query'>;
const ms = (at: Date | null): number | null => at?.getTime() ?? null;

const toAsk = (row: AskRow): WardAsk => ({
  ...row,
  askedAt: row.askedAt.getTime(),
  seenAt: ms(row.seenAt),
  answeredAt: ms(row.answeredAt),
  endedAt: ms(row.endedAt),
  lateAt: ms(row.lateAt),
});

/** Of every ward that the reader may know of. `from` included, `to` not. */
export async function asksBetween(tx: Reading, from: Date, to: Date): Promise<WardAsk[]> {
  const { rows } = await tx.query<AskRow>(`${asks} where a.asked_at >= $1 and a.asked_at < $2`, [from, to]);
  return rows.map(toAsk);
}

/** Only of one organisation's own wards, whatever else it may see because it asked itself. */
export async function ownAsksBetween(tx: Reading, providerId: string, from: Date, to: Date): Promise<WardAsk[]> {
  const { rows } = await tx.query<AskRow>(
    `${asks} where a.provider_id = $3 and a.state <> 'queued' and a.asked_at >= $1 and a.asked_at < $2`,
    [from, to, providerId],
  );
  return rows.map(toAsk);
}

/** Of one register. */
export async function requestsBetween(tx: Reading, directoryId: string, from: Date, to: Date): Promise<RequestFact[]> {
  const { rows } = await tx.query<{ openedAt: Date; placedAt: Date | null; endedAt: Date | null }>(
    `select r.opened_at as "openedAt", r.placed_at as "placedAt", r.ended_at as "endedAt" from placement.request r
     where r.directory_id = $3 and r.opened_at >= $1 and r.opened_at < $2`,
    [from, to, directoryId],
  );
  return rows.map((row) => ({
    openedAt: row.openedAt.getTime(),
    placedAt: ms(row.placedAt),
    endedAt: ms(row.endedAt),
  }));
}

export async function regionNames(tx: Reading): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>('select id, name from reference.region');
  return new Map(rows.map(({ id, name }) => [id, name]));
}
