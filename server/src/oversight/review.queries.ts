import type { RelationBasis } from '@ketenzicht/shared/audit';
import type { Role } from '@ketenzicht/shared/kernel';
import type { LogFact, RuleHit } from '@ketenzicht/shared/oversight';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;
const page = 20_000;

interface FactRow {
  seq: number;
  occurred_at: Date;
  actor_id: string | null;
  role: Role | null;
  organisation_id: string | null;
  subjects: string[];
  decision: LogFact['decision'];
  relation_basis: RelationBasis;
  emergency: boolean;
  access_point_id: string;
  accounts: string[] | null;
}

/** What the rules need of the lines between two moments, in the order of the log. */
export async function factsBetween(db: Db, from: Date, until: Date): Promise<LogFact[]> {
  const facts: LogFact[] = [];
  for (;;) {
    const { rows } = await db.query<FactRow>(
      `select seq, occurred_at, actor_id, role, organisation_id, subjects, decision, relation_basis, emergency, access_point_id,
         case when decision = 'refused' then (select array_agg(o ->> 'id') from jsonb_array_elements(objects) o where o ->> 'type' = 'account') end as accounts
       from audit.access_line where occurred_at >= $1 and occurred_at < $2 and seq > $3 and access_point_type <> 'job' order by seq limit $4`,
      [from, until, facts.at(-1)?.seq ?? 0, page],
    );
    for (const row of rows) facts.push(factOf(row));
    if (rows.length < page) return facts.sort((one, other) => one.at - other.at);
  }
}

const factOf = (row: FactRow): LogFact => ({
  seq: row.seq,
  at: row.occurred_at.getTime(),
  actorId: row.actor_id,
  role: row.role,
  organisationId: row.organisation_id,
  persons: row.subjects,
  decision: row.decision,
  relationBasis: row.relation_basis,
  emergency: row.emergency,
  accessPoint: row.access_point_id,
  accounts: row.accounts ?? [],
});

/** Looks at persons in an average night of the ninety days before, by account; only of those who looked this night. */
export async function nightHabits(db: Db, accounts: readonly string[], before: Date): Promise<Map<string, number>> {
  const { rows } = await db.query<{ actor_id: string; usual: number }>(
    `select actor_id, count(*)::float8 / 90 as usual from audit.access_line
     where actor_id = any ($1) and occurred_at >= $2::timestamptz - interval '90 days' and occurred_at < $2 and decision = 'allowed' and cardinality(subjects) > 0
       and extract(hour from occurred_at at time zone 'Europe/Amsterdam') in (23, 0, 1, 2, 3, 4, 5, 6)
     group by actor_id`,
    [accounts, before],
  );
  return new Map(rows.map(({ actor_id, usual }) => [actor_id, usual]));
}

/** Persons of whom the register knows that a colleague bears the same name, by organisation; which name that is stays a keyed hash. */
export async function staffPersons(db: Db): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; organisation_id: string }>(
    'select id, organisation_id from care.person where staff_index is not null',
  );
  return new Map(rows.map(({ id, organisation_id }) => [id, organisation_id]));
}

export async function lastReviewedDay(db: Db): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>('select max(day)::text as day from audit.review_day');
  return rows[0]?.day ?? null;
}

export interface NewCase extends RuleHit {
  id: string;
  ruleVersion: string;
  day: string;
  raisedAt: Date;
  dueAt: Date;
}

/** How many were new: a case that is there already stays as it is. */
export async function raiseCases(db: Db, cases: readonly NewCase[]): Promise<number> {
  let raised = 0;
  for (const one of cases) {
    const { rowCount } = await db.query(
      `insert into audit.review_case (id, rule, rule_version, subject_kind, subject, organisation_id, day, facts, seqs, raised_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
      [
        one.id,
        one.rule,
        one.ruleVersion,
        one.subjectKind,
        one.subject,
        one.organisationId,
        one.day,
        one.facts,
        one.seqs,
        one.raisedAt,
        one.dueAt,
      ],
    );
    raised += rowCount ?? 0;
  }
  return raised;
}
