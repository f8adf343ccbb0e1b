import type { Retention, RetentionClass, RetentionRule, RetentionRun } from '@ketenzicht/shared/privacy';
import type { Tx } from '../platform/database/work.js';

export async function rulesFor(tx: Tx, actorId: string): Promise<RetentionRule[]> {
  const { rows } = await tx.query<RetentionRule>(
    `select r.class, r.term, r.floor, r.starts, r.action, r.source,
       case when c.id is not null then jsonb_build_object('id', c.id, 'term', c.term, 'reason', c.reason,
         'proposedBy', coalesce(a.name, '-'), 'mine', c.proposed_by = $1) end as proposal
     from privacy.retention_rule r
     left join privacy.retention_change c on c.class = r.class and c.decided_at is null
     left join identity.account a on a.id = c.proposed_by
     order by r.class`,
    [actorId],
  );
  return rows;
}

export async function holdsNow(tx: Tx): Promise<Retention['holds']> {
  const { rows } = await tx.query<Retention['holds'][number] & { at: Date }>(
    `select id, class, person_reference as reference, reason, placed_at as at from privacy.legal_hold where lifted_at is null order by placed_at desc limit 500`,
  );
  return rows.map(({ at, ...hold }) => ({ ...hold, placedAt: at.toISOString() }));
}

export async function lastRun(tx: Tx): Promise<RetentionRun | null> {
  const { rows } = await tx.query<{ at: Date; counts: RetentionRun['counts'] }>(
    'select at, counts from privacy.retention_run order by at desc limit 1',
  );
  return rows[0] ? { at: rows[0].at.toISOString(), dry: false, counts: rows[0].counts } : null;
}

export interface RuleRow {
  term: string;
  floor: string | null;
}

/** Locked until the transaction ends: two changes of one term follow each other. */
export async function ruleOf(tx: Tx, name: RetentionClass): Promise<RuleRow | undefined> {
  const { rows } = await tx.query<RuleRow>(
    'select term, floor from privacy.retention_rule where class = $1 for update',
    [name],
  );
  return rows[0];
}

export interface ChangeRow {
  id: string;
  class: RetentionClass;
  term: string;
  reason: string;
  proposedBy: string;
}

export async function openChange(tx: Tx, name: RetentionClass): Promise<ChangeRow | undefined> {
  const { rows } = await tx.query<ChangeRow>(
    'select id, class, term, reason, proposed_by as "proposedBy" from privacy.retention_change where class = $1 and decided_at is null for update',
    [name],
  );
  return rows[0];
}

export const setTerm = (tx: Tx, name: RetentionClass, term: string, by: string, at: Date) =>
  tx.query('update privacy.retention_rule set term = $2, changed_by = $3, changed_at = $4 where class = $1', [
    name,
    term,
    by,
    at,
  ]);
