import type { Opinion, ReviewCase, ReviewOutcome, ReviewRule, CaseState } from '@ketenzicht/shared/oversight';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;

interface CaseRow {
  id: string;
  rule: ReviewRule;
  rule_version: string;
  subject_kind: ReviewCase['subjectKind'];
  subject: string;
  subject_name: string | null;
  organisation_name: string | null;
  day: string;
  facts: ReviewCase['facts'];
  seqs: number[];
  raised_at: Date;
  due_at: Date;
  state: CaseState;
  outcome: ReviewOutcome | null;
  opinions: Opinion[];
  signed_at: Date | null;
}

/** Names come beside the ids only here: a case keeps who it was about, not what they are called. */
const select = `
  select c.id, c.rule, c.rule_version, c.subject_kind, c.subject, c.day::text, c.facts, c.seqs, c.raised_at, c.due_at, c.state, c.outcome, c.opinions, c.signed_at,
    coalesce(a.name, p.reference) as subject_name, coalesce(o.name, own.name) as organisation_name
  from audit.review_case c
  left join identity.account a on a.id::text = case when c.subject_kind = 'breakGlass' then c.facts ->> 'account' else c.subject end
  left join care.person p on c.subject_kind = 'person' and p.id::text = c.subject
  left join reference.provider o on o.id = c.organisation_id
  left join reference.provider own on c.organisation_id is null and own.id = a.organisation_id`;

export interface FoundCase {
  shown: ReviewCase;
  seqs: number[];
}

/** What is due first stands first; of what is closed the latest. */
export async function casesIn(db: Db, signed: boolean): Promise<ReviewCase[]> {
  const { rows } = await db.query<CaseRow>(
    signed
      ? `${select} where c.state = 'signed' order by c.signed_at desc, c.id limit 200`
      : `${select} where c.state <> 'signed' order by c.due_at, c.raised_at, c.id limit 200`,
  );
  return rows.map((row) => toCase(row).shown);
}

/** `forUpdate`: of two people who sign at once, the second sees what the first did. */
export async function caseById(db: Db, id: string, forUpdate = false): Promise<FoundCase | undefined> {
  const { rows } = await db.query<CaseRow>(`${select} where c.id = $1${forUpdate ? ' for update of c' : ''}`, [id]);
  return rows[0] && toCase(rows[0]);
}

export async function saveOpinion(
  db: Db,
  id: string,
  { state, outcome, opinions, at }: { state: CaseState; outcome: ReviewOutcome | null; opinions: Opinion[]; at: Date },
): Promise<void> {
  await db.query('update audit.review_case set state = $2, outcome = $3, opinions = $4, signed_at = $5 where id = $1', [
    id,
    state,
    outcome,
    JSON.stringify(opinions),
    state === 'signed' ? at : null,
  ]);
}

export async function markEmergencyReviewed(
  db: Db,
  id: string,
  { by, at, outcome, note }: { by: string; at: Date; outcome: ReviewOutcome; note: string },
): Promise<void> {
  await db.query(
    'update audit.break_glass set reviewed_at = $2, reviewed_by = $3, review_outcome = $4, review_note = $5 where id = $1',
    [id, at, by, outcome, note],
  );
}

export async function openCount(db: Db): Promise<number> {
  const { rows } = await db.query<{ open: number }>(
    `select count(*)::int as open from audit.review_case where state <> 'signed'`,
  );
  return rows[0]?.open ?? 0;
}

export async function lastVerification(db: Db): Promise<{ at: string; lines: number; badSeq: number | null } | null> {
  const { rows } = await db.query<{ at: Date; lines: number; bad_seq: number | null }>(
    'select at, lines, bad_seq from audit.verification order by id desc limit 1',
  );
  const last = rows[0];
  return last ? { at: last.at.toISOString(), lines: last.lines, badSeq: last.bad_seq } : null;
}

const toCase = (row: CaseRow): FoundCase => ({
  seqs: row.seqs,
  shown: {
    id: row.id,
    rule: row.rule,
    ruleVersion: row.rule_version,
    subjectKind: row.subject_kind,
    subject: row.subject,
    subjectName: row.subject_name,
    organisationName: row.organisation_name,
    day: row.day,
    facts: row.facts,
    lines: row.seqs.length,
    raisedAt: row.raised_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    state: row.state,
    outcome: row.outcome,
    signedAt: row.signed_at?.toISOString() ?? null,
    opinions: row.opinions,
  },
});
