import type { CarePeriod, Contact, Goal, HeldTitle, PayerPeriod, Score } from '@ketenzicht/shared/ketenveldnorm';
import { contactColumns } from './contact.queries.js';
import { goalColumns, toGoal, type GoalRow } from './goal.queries.js';
import { careColumns, payerColumns } from './period.queries.js';
import { scoreColumns } from './score.service.js';
import { titleColumns } from './title.queries.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export interface Span {
  from: string;
  to: string;
}

/** Words still sealed. */
export interface SealedYears {
  contacts: Contact[];
  titles: HeldTitle[];
  payers: PayerPeriod[];
  care: CarePeriod[];
  goals: Goal[];
  scores: Score[];
}

/** One question for each table, whatever the number of years: what began before and still holds is in it. */
export async function readYears(
  tx: Db,
  { organisationId, id }: TrajectoryRow,
  { from, to }: Span,
): Promise<SealedYears> {
  const between = async <T extends object>(table: string, columns: string, where: string, order: string) =>
    (
      await tx.query<T>(
        `select ${columns} from ketenveldnorm.${table} x where x.organisation_id = $1 and x.trajectory_id = $2 and ${where} order by ${order}`,
        [organisationId, id, from, to],
      )
    ).rows;
  const holding = `x.from_on <= $4::date and (x.until_on is null or x.until_on > $3::date)`;
  const on = 'x.on_day between $3::date and $4::date';
  const goals = await between<GoalRow>(
    'goal',
    goalColumns,
    `(x.made_at::date <= $4::date and (x.state in ('open', 'stalled') or x.changed_at::date >= $3::date - 1))`,
    'x.made_at, x.id',
  );
  return {
    contacts: await between<Contact>('contact', contactColumns, on, 'x.on_day, x.made_at, x.id'),
    titles: await between<HeldTitle>('legal_title', titleColumns, holding, 'x.from_on'),
    payers: await between<PayerPeriod>('payer_period', payerColumns, holding, 'x.from_on'),
    care: await between<CarePeriod>('care_period', careColumns, holding, 'x.from_on'),
    goals: goals.map(toGoal),
    scores: await between<Score>('score', scoreColumns, on, 'x.on_day'),
  };
}
