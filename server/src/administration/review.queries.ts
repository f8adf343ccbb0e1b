import type { Review, ReviewKind } from '@ketenzicht/shared/administration';
import type { Role } from '@ketenzicht/shared/kernel';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;

interface NewReviews {
  kind: ReviewKind;
  period: string;
  dueOn: string;
  at: Date;
  roles: readonly Role[] | null;
  newId: () => string;
}

/** One list for each organisation whose people this room shows, and one for those of no organisation. Two who come at once make it once. */
export async function makeReviews(tx: Db, { kind, period, dueOn, at, roles, newId }: NewReviews): Promise<void> {
  const { rows: missing } = await tx.query<{ organisation_id: string | null }>(
    `select distinct a.organisation_id from account a
     where a.disabled_at is null and ($3::text[] is null or a.role = any ($3))
       and not exists (select from rights_review r where r.organisation_id is not distinct from a.organisation_id and r.kind = $1 and r.period = $2)`,
    [kind, period, roles],
  );
  for (const { organisation_id } of missing) {
    const { rows } = await tx.query<{ id: string }>(
      `insert into rights_review (organisation_id, id, kind, period, made_at, due_on) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [organisation_id, newId(), kind, period, at, dueOn],
    );
    if (rows[0])
      await tx.query(
        `insert into rights_review_line (organisation_id, review_id, account_id, role, region_ids)
         select a.organisation_id, $1, a.id, a.role, a.region_ids from account a
         where a.organisation_id is not distinct from $2 and a.disabled_at is null and ($3::text[] is null or a.role = any ($3))`,
        [rows[0].id, organisation_id, roles],
      );
  }
}

interface LineRow {
  id: string;
  kind: ReviewKind;
  period: string;
  organisation_id: string | null;
  due_on: string;
  account_id: string;
  name: string;
  role: Role;
  region_ids: string[];
  last_login_at: Date | null;
  decision: 'keep' | 'end' | null;
  decided_at: Date | null;
  decided_by: string | null;
}

/** The open ones first, the earliest on top. */
export async function listReviews(tx: Db): Promise<Omit<Review, 'overdue'>[]> {
  const { rows } = await tx.query<LineRow>(
    `select r.id, r.kind, r.period, r.organisation_id, r.due_on::text as due_on, l.account_id, a.name, l.role, l.region_ids, a.last_login_at, l.decision, l.decided_at,
       (select d.name from account d where d.id = l.decided_by) as decided_by
     from rights_review r join rights_review_line l on l.review_id = r.id join account a on a.id = l.account_id
     order by r.due_on, r.kind desc, r.organisation_id nulls first, a.name, a.id`,
  );
  const reviews = new Map<string, Omit<Review, 'overdue'>>();
  for (const row of rows) {
    const review = reviews.get(row.id) ?? {
      id: row.id,
      kind: row.kind,
      period: row.period,
      organisationId: row.organisation_id,
      dueOn: row.due_on,
      open: 0,
      lines: [],
    };
    review.open += row.decision === null ? 1 : 0;
    review.lines.push({
      accountId: row.account_id,
      name: row.name,
      role: row.role,
      regionIds: row.region_ids,
      lastLoginAt: row.last_login_at?.toISOString() ?? null,
      decision: row.decision,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
    });
    reviews.set(row.id, review);
  }
  return [...reviews.values()].sort((one, other) => Number(one.open === 0) - Number(other.open === 0));
}

export async function lockLine(tx: Db, reviewId: string, accountId: string) {
  const { rows } = await tx.query<{ decision: string | null; role: Role; ended: boolean }>(
    `select l.decision, l.role, a.disabled_at is not null as ended from rights_review_line l join account a on a.id = l.account_id
     where l.review_id = $1 and l.account_id = $2 for update of l`,
    [reviewId, accountId],
  );
  const [row] = rows;
  return row && { decision: row.decision, role: row.role, isPerson: row.role !== 'feed', isEnded: row.ended };
}

export async function signLine(
  tx: Db,
  reviewId: string,
  accountId: string,
  { decision, by, at }: { decision: 'keep' | 'end'; by: string; at: Date },
): Promise<void> {
  await tx.query(
    'update rights_review_line set decision = $3, decided_by = $4, decided_at = $5 where review_id = $1 and account_id = $2',
    [reviewId, accountId, decision, by, at],
  );
}
