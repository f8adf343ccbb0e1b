import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { anAccount, type GivenWard, type Register } from './given.js';

interface GivenAsk {
  ward: GivenWard;
  askedAt: Date;
  /** Minutes after it was asked; absent: it did not happen. */
  seenAfter?: number;
  answeredAfter?: number;
  offered?: boolean;
  refusal?: string;
  contradicted?: boolean;
  shownFree?: boolean;
  excludedBy?: string[];
  answerChannel?: 'system' | 'phone';
  placed?: boolean;
}

/** Requests and tries as they stand after a while, each of a request of its own. `register` says whose. */
export async function someAsks(db: pg.Pool, register: Register, asks: readonly GivenAsk[]): Promise<void> {
  const { id: askedBy } = await anAccount(db, { role: 'referrer', register });
  for (const one of asks) await anAsk(db, register, askedBy, one);
}

const need = { urgency: 'regular', targetGroups: ['psychiatry'] };

async function anAsk(db: pg.Pool, register: Register, askedBy: string, one: GivenAsk): Promise<void> {
  const { ward, askedAt, answeredAfter, offered, refusal } = one;
  const [requestId, providerId] = [randomUUID(), ward.organisation.id];
  const after = (minutes: number | undefined) =>
    minutes === undefined ? null : new Date(askedAt.getTime() + minutes * 60_000);
  const placed = one.placed ? after(answeredAfter) : null;
  await db.query(
    `insert into placement.request (id, directory_id, asked_by, reference, region_id, need, state, opened_at, placed_at, current_unit_id, current_provider_id)
     values ($1::uuid, $2, $3, $1::text, $4, $5, $6, $7, $8, $9, $10)`,
    [
      requestId,
      register.id,
      askedBy,
      register.regionId,
      JSON.stringify(need),
      placed ? 'placed' : 'open',
      askedAt,
      placed,
      placed && ward.id,
      placed && providerId,
    ],
  );
  const state = refusal ? 'refused' : offered ? 'proposed' : one.seenAfter === undefined ? 'asked' : 'seen';
  await db.query(
    `insert into placement.attempt (id, request_id, asked_by, provider_id, unit_id, region_id, state, mode, channel, place, made_at, asked_at, seen_at, answered_at,
       answer_channel, due_at, refusal_reason, contradictions, proposed_from, shown_free, offered, chosen_on, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'together', 'system', 1, $8, $8, $9, $10, $11, $12, $13, $14, '2026-12-01', $15, $16, $17, $18)`,
    [
      randomUUID(),
      requestId,
      askedBy,
      providerId,
      ward.id,
      register.regionId,
      state,
      askedAt,
      after(one.seenAfter),
      after(answeredAfter),
      answeredAfter === undefined ? null : (one.answerChannel ?? 'system'),
      answeredAfter === undefined ? after(5 * 24 * 60) : null,
      refusal ?? null,
      JSON.stringify(one.contradicted ? [{ kind: 'bed', reason: refusal, published: '2' }] : []),
      one.shownFree ?? true,
      offered ?? null,
      JSON.stringify({ rank: 1, score: 50, terms: [], unknown: [], excludedBy: one.excludedBy ?? [] }),
      refusal ? after(answeredAfter) : null,
    ],
  );
}
