import {
  criteria,
  type Checklist,
  type CriterionAnswer,
  type Director,
  type LevensloopPlan,
  type TrajectoryFile,
  type TrajectoryStep,
} from '@ketenzicht/shared/ketenveldnorm';
import { readHandovers } from './handover.queries.js';
import type { Open, TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import { staffJson, type Staff, type TrajectoryRow } from './trajectory.rows.js';

/** What hangs under the card, for whoever opens the file. */
export async function readFile(act: TrajectoryAct, row: TrajectoryRow): Promise<Omit<TrajectoryFile, 'trajectory'>> {
  const { tx } = act;
  const { id } = row;
  const open = await act.opener(row);
  return {
    ...(await readWeighing(tx, id, open)),
    parties: await readParties(tx, row),
    plan: await readPlan(tx, id, open),
    handovers: await readHandovers(tx, id, open),
    steps: await readSteps(tx, id, open),
  };
}

interface WeighingRow {
  answers: Record<string, CriterionAnswer>;
  words: string;
  directors: Director[];
  present: string[];
}

async function readWeighing(tx: Db, id: string, open: Open) {
  const { rows } = await tx.query<WeighingRow>(
    'select answers, words, directors, present from ketenveldnorm.weighing where trajectory_id = $1',
    [id],
  );
  const [row] = rows;
  if (!row) return { checklist: null, directors: [], present: [] };
  const reasons = JSON.parse(open('ketenveldnorm.weighing.words', row.words) ?? '{}') as Record<string, string | null>;
  const checklist = Object.fromEntries(
    criteria.map((one) => [one, { answer: row.answers[one] ?? 'unclear', words: reasons[one] ?? null }]),
  ) as Checklist;
  return { checklist, directors: row.directors, present: row.present };
}

/** Names of staff; the owner stands on the card. */
async function readParties(tx: Db, { ownerId, partyIds }: TrajectoryRow): Promise<Staff[]> {
  const { rows } = await tx.query<{ staff: Staff }>(
    `select ${staffJson('party.id')} as staff from identity.account party where party.id = any ($1) and party.id <> $2 order by party.name, party.id`,
    [partyIds, ownerId],
  );
  return rows.map(({ staff }) => staff);
}

async function readPlan(tx: Db, id: string, open: Open): Promise<LevensloopPlan | null> {
  const { rows } = await tx.query<LevensloopPlan>(
    `select version, from_on::text as "from", interval_days as "intervalDays", agreed_with as "agreedWith", words,
       (select a.name from identity.account a where a.id = made_by) as by
     from ketenveldnorm.plan where trajectory_id = $1 order by version desc limit 1`,
    [id],
  );
  const [row] = rows;
  return row ? { ...row, words: open('ketenveldnorm.plan.words', row.words) ?? '' } : null;
}

async function readSteps(tx: Db, id: string, open: Open): Promise<TrajectoryStep[]> {
  const { rows } = await tx.query<Omit<TrajectoryStep, 'at'> & { at: Date }>(
    `select id::int, at, kind, coalesce((select a.name from identity.account a where a.id = actor_id), '') as by, by_clock as "byClock", words, detail
     from ketenveldnorm.step where trajectory_id = $1 order by id desc limit 500`,
    [id],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), words: open('ketenveldnorm.step.words', row.words) }));
}
