import type { CaseStepKind, NoticeTopic } from '@ketenzicht/shared/coordination';
import { localDate } from '@ketenzicht/shared/kernel';
import { tell, type Telling } from '../platform/events/tell.js';
import type { CaseAct } from './case.act.js';
import type { Db } from './case.queries.js';
import type { CaseRow } from './case.rows.js';

type Detail = Readonly<Record<string, unknown>>;

/** The steps that concern one person at once, and who that is. Whoever does something is not told of it. */
const concerns: Partial<
  Record<CaseStepKind, { topic: NoticeTopic; whom: (row: CaseRow, detail: Detail) => string | null }>
> = {
  opened: { topic: 'caseMine', whom: ({ ownerId }) => ownerId },
  handed: { topic: 'caseMine', whom: ({ ownerId }) => ownerId },
  lowered: { topic: 'caseMine', whom: ({ ownerId }) => ownerId },
  reassigned: { topic: 'caseMine', whom: ({ ownerId }) => ownerId },
  climbed: { topic: 'caseClimbed', whom: ({ ownerId }) => ownerId },
  participantAdded: {
    topic: 'caseJoined',
    whom: (_, { account }) => (typeof account === 'string' ? account : null),
  },
  answered: { topic: 'questionAnswered', whom: ({ openedBy }) => openedBy },
};

/** A crisis is told as one, through the night and until somebody has seen it. */
export async function tellOfStep(
  tx: Db,
  row: CaseRow,
  kind: CaseStepKind,
  { actorId, at, detail }: { actorId: string | null; at: Date; detail: Detail },
): Promise<void> {
  const concern = concerns[kind];
  const whom = concern?.whom(row, detail);
  if (!concern || !whom || whom === actorId) return;
  // Who is asked to join owns nothing of it: no repeating until they have seen it.
  const isCrisis = row.urgency === 'crisis' && (concern.topic === 'caseMine' || concern.topic === 'caseClimbed');
  await tell(tx, about(row, isCrisis ? 'caseCrisis' : concern.topic, [whom], { key: kind, urgent: isCrisis, at }));
}

/** Tasks that are due today, each said once to whoever has it. */
export async function tellDueTasks({ tx, at }: CaseAct): Promise<void> {
  const { rows } = await tx.query<{ id: string; ownerId: string; caseId: string; reference: string }>(
    `update coordination.case_task t set told_at = $1 from coordination.case_file c
     where c.id = t.case_id and c.state <> 'closed' and t.done_at is null and t.told_at is null and t.owner_id is not null and t.due_on <= $2
     returning t.id, t.owner_id as "ownerId", c.id as "caseId", c.reference`,
    [at, localDate(at)],
  );
  for (const { id, ownerId, caseId, reference } of rows)
    await tell(tx, about({ id: caseId, reference }, 'taskDue', [ownerId], { key: id, urgent: false, at }));
}

const about = (
  { id, reference }: Pick<CaseRow, 'id' | 'reference'>,
  topic: NoticeTopic,
  accountIds: readonly string[],
  { key, urgent, at }: { key: string; urgent: boolean; at: Date },
): Telling => ({
  accountIds,
  topic,
  reference,
  path: `/cases/${id}`,
  urgent,
  key: `${id} ${key} ${at.toISOString()}`,
  at,
});
