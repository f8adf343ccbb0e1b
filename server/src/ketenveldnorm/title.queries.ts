import type { TitleCode } from '@ketenzicht/shared/placement';
import { localDate } from '@ketenzicht/shared/kernel';
import { standingTitle, unpaidFrom, type HeldTitle, type TitlePlan } from '@ketenzicht/shared/ketenveldnorm';
import { byName } from './contact.queries.js';
import { payersOf } from './period.queries.js';
import type { TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export const titleColumns = `x.id, x.kind, x.from_on::text as "from", x.until_on::text as "until", x.computed, x.plan, ${byName()}, x.words`;

/** Words still sealed. */
export async function titlesOf(tx: Db, trajectoryId: string): Promise<HeldTitle[]> {
  const { rows } = await tx.query<HeldTitle>(
    `select ${titleColumns} from ketenveldnorm.legal_title x where x.trajectory_id = $1 order by x.from_on`,
    [trajectoryId],
  );
  return rows;
}

type NewTitle = Omit<HeldTitle, 'by'> & { kind: TitleCode };
export const addTitle = ({ tx, at, visit }: TrajectoryAct, row: TrajectoryRow, title: NewTitle) =>
  tx.query(
    `insert into ketenveldnorm.legal_title (organisation_id, trajectory_id, id, kind, from_on, until_on, computed, plan, planned_at, words, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.organisationId,
      row.id,
      title.id,
      title.kind,
      title.from,
      title.until,
      title.computed,
      title.plan,
      title.plan && at,
      title.words,
      at,
      visit?.actor.id,
    ],
  );

interface TitleColumns {
  until?: string | null;
  plan?: TitlePlan;
  computed?: boolean;
  words?: string | null;
}
const columnOf = { until: 'until_on', plan: 'plan', computed: 'computed', words: 'words' } as const;

export async function changeTitle({ tx, at }: TrajectoryAct, id: string, change: TitleColumns): Promise<void> {
  const names = Object.keys(change) as (keyof TitleColumns)[];
  const sets = names.map((name, index) => `${columnOf[name]} = $${index + 2}`);
  if (change.plan) sets.push(`planned_at = $${names.length + 2}`);
  await tx.query(`update ketenveldnorm.legal_title set ${sets.join(', ')} where id = $1`, [
    id,
    ...names.map((name) => change[name]),
    ...(change.plan ? [at] : []),
  ]);
}

/** The card shows the title that stands, when somebody has none, and from when nobody pays. True when one of them is another one now. */
export async function settleTitles(act: TrajectoryAct, row: TrajectoryRow): Promise<boolean> {
  const today = localDate(act.at);
  const titles = await titlesOf(act.tx, row.id);
  const stands = standingTitle(titles, today);
  const settled = {
    titleEndsOn: stands?.endsOn ?? null,
    titleKind: stands?.kind ?? null,
    titlePlanned: stands?.isPlanned ?? false,
    unpaidFrom: unpaidFrom(titles, await payersOf(act.tx, row.id), today),
  };
  const names = Object.keys(settled) as (keyof typeof settled)[];
  const isSame = names.every((name) => settled[name] === row[name]);
  if (isSame) act.ring(row);
  else await act.save(row, settled);
  return !isSame;
}
