import {
  boundsOf,
  isOverdue,
  monthsSince,
  signBy,
  type MonthlyReport,
  type ReportFigures,
  type ReviewOutcome,
} from '@ketenzicht/shared/oversight';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;

interface SignedRow {
  month: string;
  figures: ReportFigures;
  signed_at: Date;
  signed_by_name: string;
  note: string;
}

const mostMonths = 36;

async function firstLine(db: Db): Promise<Date | undefined> {
  const { rows } = await db.query<{ occurred_at: Date | null }>(
    'select min(occurred_at) as occurred_at from (select occurred_at from audit.access_line order by seq limit 1000) l',
  );
  return rows[0]?.occurred_at ?? undefined;
}

async function signedReports(db: Db): Promise<Map<string, SignedRow>> {
  const { rows } = await db.query<SignedRow>(
    'select month, figures, signed_at, signed_by_name, note from audit.monthly_report',
  );
  return new Map(rows.map((row) => [row.month, row]));
}

export async function monthsIn(db: Db, at: Date): Promise<Omit<MonthlyReport, 'figures' | 'note'>[]> {
  const [first, signed] = [await firstLine(db), await signedReports(db)];
  return (first ? monthsSince(first, at) : [])
    .slice(0, mostMonths)
    .map((month) => headOf(month, signed.get(month), at));
}

export const overdueMonths = async (db: Db, at: Date): Promise<string[]> =>
  (await monthsIn(db, at)).filter(({ overdue }) => overdue).map(({ month }) => month);

export async function reportOf(db: Db, month: string, at: Date): Promise<MonthlyReport> {
  const row = (await signedReports(db)).get(month);
  return { ...headOf(month, row, at), note: row?.note ?? null, figures: row?.figures ?? (await figuresOf(db, month)) };
}

const headOf = (month: string, row: SignedRow | undefined, at: Date): Omit<MonthlyReport, 'figures' | 'note'> => {
  const signedAt = row?.signed_at.toISOString() ?? null;
  return {
    month,
    signBy: signBy(month).toISOString(),
    overdue: isOverdue(month, signedAt, at),
    signedAt,
    signedByName: row?.signed_by_name ?? null,
  };
};

async function figuresOf(db: Db, month: string): Promise<ReportFigures> {
  const { from, until } = boundsOf(month);
  const { rows: lines } = await db.query<Pick<ReportFigures, 'lines' | 'emergencies' | 'refused'>>(
    `select count(*)::int as lines, count(*) filter (where emergency)::int as emergencies, count(*) filter (where decision = 'refused')::int as refused
     from audit.access_line where occurred_at >= $1 and occurred_at < $2`,
    [from, until],
  );
  const { rows: persons } = await db.query<{ persons: number }>(
    `select count(distinct who.person)::int as persons from audit.access_line l cross join lateral unnest(l.subjects) as who (person)
     where occurred_at >= $1 and occurred_at < $2`,
    [from, until],
  );
  const { rows: checks } = await db.query<Pick<ReportFigures, 'checks' | 'failedChecks'>>(
    `select count(*)::int as checks, count(bad_seq)::int as "failedChecks" from audit.verification where at >= $1 and at < $2`,
    [from, until],
  );
  const { rows: rules } = await db.query<
    Omit<ReportFigures['rules'][number], 'outcomes'> & { reached: ReviewOutcome[] }
  >(
    `select rule, count(*)::int as raised, count(*) filter (where signed_at <= due_at)::int as "onTime", count(*) filter (where signed_at > due_at)::int as late,
       count(*) filter (where signed_at is null)::int as open, array_remove(array_agg(outcome), null) as reached
     from audit.review_case where raised_at >= $1 and raised_at < $2 group by rule order by rule`,
    [from, until],
  );
  return {
    lines: lines[0]?.lines ?? 0,
    emergencies: lines[0]?.emergencies ?? 0,
    refused: lines[0]?.refused ?? 0,
    persons: persons[0]?.persons ?? 0,
    checks: checks[0]?.checks ?? 0,
    failedChecks: checks[0]?.failedChecks ?? 0,
    rules: rules.map(({ reached, ...rule }) => ({ ...rule, outcomes: countOf(reached) })),
  };
}

function countOf(outcomes: readonly ReviewOutcome[]): Partial<Record<ReviewOutcome, number>> {
  const counts: Partial<Record<ReviewOutcome, number>> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** Only the first of two who sign at once gets in. */
export async function saveSignature(
  db: Db,
  { month, figures }: MonthlyReport,
  { by, name, at, note }: { by: string; name: string; at: Date; note: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into audit.monthly_report (month, figures, signed_at, signed_by, signed_by_name, note) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [month, JSON.stringify(figures), at, by, name, note],
  );
  return rowCount === 1;
}
