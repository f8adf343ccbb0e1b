import {
  criteria,
  type Checklist,
  type CriterionAnswer,
  type Director,
  type Handover,
  type LevensloopPlan,
  type TrajectoryFile,
  type TrajectoryStep,
} from '@ketenzicht/shared/ketenveldnorm';
import type { PersonCipher } from '../person/vault.service.js';
import type { Db } from './trajectory.queries.js';
import { staffJson, type TrajectoryRow } from './trajectory.rows.js';

/** Opens what was sealed for this trajectory; null once its key is out of reach, which it is when following has ended. */
type Open = (column: string, stored: string | null) => string | null;

export function opener(row: TrajectoryRow, cipher: PersonCipher | undefined): Open {
  return (column, stored) =>
    stored === null || !cipher ? null : cipher.open(`ketenveldnorm.${column}`, stored, row.id).toString('utf8');
}

/** What hangs under the card, for whoever opens the file. */
export async function readFile(tx: Db, { id }: TrajectoryRow, open: Open): Promise<Omit<TrajectoryFile, 'trajectory'>> {
  return {
    ...(await readWeighing(tx, id, open)),
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
  const reasons = JSON.parse(open('weighing.words', row.words) ?? '{}') as Record<string, string | null>;
  const checklist = Object.fromEntries(
    criteria.map((one) => [one, { answer: row.answers[one] ?? 'unclear', words: reasons[one] ?? null }]),
  ) as Checklist;
  return { checklist, directors: row.directors, present: row.present };
}

async function readPlan(tx: Db, id: string, open: Open): Promise<LevensloopPlan | null> {
  const { rows } = await tx.query<LevensloopPlan>(
    `select version, from_on::text as "from", interval_days as "intervalDays", agreed_with as "agreedWith", words,
       (select a.name from identity.account a where a.id = made_by) as by
     from ketenveldnorm.plan where trajectory_id = $1 order by version desc limit 1`,
    [id],
  );
  const [row] = rows;
  return row ? { ...row, words: open('plan.words', row.words) ?? '' } : null;
}

async function readSteps(tx: Db, id: string, open: Open): Promise<TrajectoryStep[]> {
  const { rows } = await tx.query<Omit<TrajectoryStep, 'at'> & { at: Date }>(
    `select id::int, at, kind, coalesce((select a.name from identity.account a where a.id = actor_id), '') as by, by_clock as "byClock", words, detail
     from ketenveldnorm.step where trajectory_id = $1 order by id desc limit 500`,
    [id],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), words: open('step.words', row.words) }));
}

type HandoverRow = Omit<Handover, 'proposedAt' | 'answeredAt'> & { proposedAt: Date; answeredAt: Date | null };

async function readHandovers(tx: Db, id: string, open: Open): Promise<Handover[]> {
  const { rows } = await tx.query<HandoverRow>(
    `select id, state, reason, ${staffJson('from_owner_id')} as "from", ${staffJson('to_owner_id')} as "to", from_region_id as "fromRegionId",
       to_region_id as "toRegionId", to_provider_id as "toProviderId", proposed_at as "proposedAt", due_on::text as "dueOn", spoken_on::text as "spokenOn",
       answered_at as "answeredAt", words, answer
     from ketenveldnorm.handover where trajectory_id = $1 order by proposed_at desc limit 100`,
    [id],
  );
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    words: open('handover.words', row.words),
    answer: open('handover.answer', row.answer),
  }));
}
