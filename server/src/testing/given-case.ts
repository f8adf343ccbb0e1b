import { randomUUID } from 'node:crypto';
import type { CaseKind, Cause, Outcome, Rung } from '@ketenzicht/shared/coordination';
import type pg from 'pg';
import { anAccount, type Register } from './given.js';

export interface GivenCase {
  openedAt: Date;
  kind?: CaseKind;
  rung?: Rung;
  title?: string;
  summary?: string;
  regionId?: string;
  urgency?: 'crisis' | 'urgent' | 'regular';
  cause?: Cause;
  outcome?: Outcome;
  closedAt?: Date;
  /** Steps since the opening, in this order; `rung` is where the case lay then. */
  steps?: readonly { kind: string; at: Date; rung: Rung; byClock?: boolean; detail?: object }[];
}

/** A deadline so far away that the clock, which runs in every house, leaves a case where it was put. */
const farOff = 400 * 86_400_000;

/** Cases as they stand after a while, with their timelines, as if they had been worked on. */
export async function someCases(db: pg.Pool, register: Register, cases: readonly GivenCase[]): Promise<string[]> {
  const { id: owner } = await anAccount(db, { role: 'nationalCoordinator', register, name: 'Coördinator Čapek' });
  const ids: string[] = [];
  for (const one of cases) ids.push(await aCase(db, register, owner, one));
  return ids;
}

async function aCase(db: pg.Pool, register: Register, owner: string, one: GivenCase): Promise<string> {
  const [id, rung] = [randomUUID(), one.rung ?? 'region'];
  const isClosed = one.closedAt !== undefined;
  await db.query(
    `insert into coordination.case_file (id, directory_id, reference, kind, title, summary, urgency, cause, region_id, security_level, target_group, state, rung,
       rung_since, deadline, owner_id, opened_at, closed_at, outcome, next_step)
     values ($1::uuid, $2, 'CP-' || $1::text, $3, $4, $5, $6, $7, $8, '3', 'psychiatry', $9, $10, $11, $12, $13, $11, $14, $15, $16)`,
    [
      id,
      register.id,
      one.kind ?? 'knelpunt',
      one.title ?? 'Geen plek op niveau 3',
      one.summary ?? null,
      one.urgency ?? 'regular',
      one.cause ?? null,
      one.regionId ?? register.regionId,
      isClosed ? 'closed' : 'open',
      rung,
      one.openedAt,
      isClosed ? null : new Date(one.openedAt.getTime() + farOff),
      owner,
      one.closedAt ?? null,
      one.outcome ?? null,
      one.kind === 'casus' ? { text: 'Bellen', owner: 'Aanbieder', on: '2026-12-01' } : null,
    ],
  );
  for (const { kind, at, rung: there, byClock = false, detail = {} } of one.steps ?? []) {
    await db.query('update coordination.case_file set rung = $2 where id = $1', [id, there]);
    await db.query(
      `insert into coordination.case_step (case_id, region_id, rung, party_ids, at, kind, by_clock, detail) values ($1, '', '', '{}', $2, $3, $4, $5)`,
      [id, at, kind, byClock, detail],
    );
  }
  await db.query('update coordination.case_file set rung = $2 where id = $1', [id, rung]);
  return id;
}
