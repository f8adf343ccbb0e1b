import type pg from 'pg';
import { ownerWorks } from './case.owners.js';

/** How long the clock may take to do what it is due to do. */
const grace = `interval '1 minute'`;

/**
 * What may never be: an open case without an owner who works or without a next moment, one that is overdue while the clock runs, one that was closed without its
 * outcome, one of which the timeline does not tell how it began. In words; empty when all is well. Read by the owner of the database.
 */
export async function coordinationFaults(db: Pick<pg.ClientBase, 'query'>, at: Date): Promise<string[]> {
  const { rows } = await db.query<{ fault: string }>(
    `select format('%s: %s', c.reference, f.fault) as fault
     from coordination.case_file c left join identity.account a on a.id = c.owner_id,
       lateral (values
         (a.id is null, 'has no owner'),
         (c.state <> 'closed' and not coalesce(${ownerWorks}, false), 'its owner cannot work on it'),
         (c.state = 'open' and c.deadline is null, 'is open without a deadline'),
         (c.state = 'paused' and c.paused_until is null, 'stands still without an end'),
         (c.state = 'open' and c.deadline < $1::timestamptz - ${grace}, 'its deadline passed and nothing happened'),
         (c.state = 'paused' and c.paused_until < $1::timestamptz - ${grace}, 'its pause is over and nothing happened'),
         (c.deadline <= c.opened_at, 'its deadline is before it began'),
         (c.state = 'closed' and c.outcome is null, 'was closed without an outcome'),
         (c.state = 'closed' and c.kind = 'casus' and c.next_step is null, 'was closed without a next step'),
         (not c.owner_id = any (c.party_ids), 'its owner does not take part'),
         (not exists (select from coordination.case_step s where s.case_id = c.id and s.kind = 'opened'), 'its timeline has no beginning')
       ) f (holds, fault) where f.holds order by 1`,
    [at],
  );
  return rows.map(({ fault }) => fault);
}
