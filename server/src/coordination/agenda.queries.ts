import { rungs, type CaseKind, type Cause, type Rung } from '@ketenzicht/shared/coordination';
import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type { Urgency } from '@ketenzicht/shared/placement';
import type { Tx } from '../platform/database/work.js';

/** One open case as it is laid on the table. */
export interface AgendaCase {
  id: string;
  reference: string;
  kind: Exclude<CaseKind, 'question'>;
  title: string;
  summary: string | null;
  urgency: Urgency;
  cause: Cause | null;
  region: string;
  securityLevel: SecurityLevel | null;
  targetGroup: TargetGroup | null;
  rung: Rung;
  owner: string;
  openedAt: Date;
  deadline: Date | null;
  pausedUntil: Date | null;
  openTasks: number;
  nextConference: Date | null;
}

/** Knelpunten and casus from a rung up, the highest rung and the hottest first; a question is answered, not discussed. */
export async function openCases(tx: Pick<Tx, 'query'>, directoryId: string, from: Rung): Promise<AgendaCase[]> {
  const { rows } = await tx.query<AgendaCase>(
    `select c.id, c.reference, c.kind, c.title, c.summary, c.urgency, c.cause, r.name as region, c.security_level as "securityLevel",
       c.target_group as "targetGroup", c.rung, a.name as owner, c.opened_at as "openedAt", c.deadline, c.paused_until as "pausedUntil",
       (select count(*)::int from coordination.case_task t where t.case_id = c.id and t.done_at is null) as "openTasks",
       (select min(m.at) from coordination.case_conference m where m.case_id = c.id and m.held_at is null) as "nextConference"
     from coordination.case_file c join reference.region r on r.id = c.region_id join identity.account a on a.id = c.owner_id
     where c.directory_id = $1 and c.state <> 'closed' and c.kind <> 'question' and c.rung = any ($2)
     order by array_position($2, c.rung) desc, array_position(array['crisis', 'urgent', 'regular'], c.urgency),
       coalesce(c.deadline, c.paused_until), c.id`,
    [directoryId, rungs.slice(rungs.indexOf(from))],
  );
  return rows;
}
