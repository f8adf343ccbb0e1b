import type { CaseFile } from '@ketenzicht/shared/coordination';
import { RuleError, must, type Actor } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import { candidatesFor, readCandidates } from './case.owners.js';
import {
  bareColumns,
  caseColumns,
  maySee,
  personJson,
  toCase,
  toConference,
  toStep,
  toTask,
  type CardRow,
  type CaseRow,
  type ConferenceRow,
  type Person,
  type StepRow,
  type TaskRow,
} from './case.rows.js';

export type Db = Pick<Tx, 'query'>;

/** Same answer for "not yours" and "not there". */
export const unknownCase = () => new RuleError('knelpunt.unknown', 'There is no such case that you may see.');

export async function findCase(tx: Db, id: string): Promise<CaseRow | undefined> {
  const { rows } = await tx.query<CaseRow>(`select ${caseColumns} from coordination.case_file c where c.id = $1`, [id]);
  return rows[0];
}

/** Throws `knelpunt.unknown`. The database shows only what concerns somebody; our own policy says the same, once more. */
export async function readCase(tx: Db, actor: Actor, id: string): Promise<CaseRow> {
  const row = await findCase(tx, id);
  if (!row || !maySee(actor, row)) throw unknownCase();
  return row;
}

/** Held until the transaction ends: the first lock of whatever touches a case. */
export async function lockCase(tx: Db, actor: Actor, id: string): Promise<CaseRow> {
  await tx.query('select from coordination.case_file where id = $1 for update', [id]);
  return readCase(tx, actor, id);
}

export interface Filter {
  state: 'running' | 'open' | 'paused' | 'closed';
  kind?: string | undefined;
  rung?: string | undefined;
  regionId?: string | undefined;
  mine?: boolean | undefined;
  before: Date | null;
  limit: number;
}

/** What runs out first stands first; what stands still comes last, and closed cases by when that was. */
export async function listCases(tx: Db, actor: Actor, filter: Filter): Promise<CardRow[]> {
  const { state, kind, rung, regionId, mine = false, before, limit } = filter;
  const { rows: found } = await tx.query<Omit<CardRow, 'owner' | 'opener'>>(
    `select ${bareColumns},
       (select count(*)::int from coordination.case_task t where t.case_id = c.id and t.done_at is null) as "openTasks",
       -- The last line of the timeline, by its index; the latest of all would read every line of every case.
       (select s.at from coordination.case_step s where s.case_id = c.id order by s.id desc limit 1) as "lastStepAt"
     from coordination.case_file c
     where c.directory_id = $1 and c.state = any ($2) and ($3::text is null or c.kind = $3) and ($4::text is null or c.rung = $4)
       and ($5::text is null or c.region_id = $5) and (not $6 or c.owner_id = $7) and ($8::timestamptz is null or c.opened_at < $8)
     order by c.deadline nulls last, c.closed_at desc nulls last, c.paused_until, c.id limit $9`,
    [
      actor.directoryId,
      state === 'running' ? ['open', 'paused'] : [state],
      kind ?? null,
      rung ?? null,
      regionId ?? null,
      mine,
      actor.id,
      before,
      limit,
    ],
  );
  // Each person once: a desk of two thousand cases has a few dozen people.
  const people = new Map((await personsOf(tx, peopleIn(found))).map((one) => [one.id, one]));
  const rows = found.map((row): CardRow => {
    const owner = must(people.get(row.ownerId), 'the owner of a case');
    return { ...row, owner, opener: row.openedBy === null ? null : (people.get(row.openedBy) ?? null) };
  });
  return rows.filter((row) => maySee(actor, row));
}

const peopleIn = (rows: readonly Pick<CardRow, 'ownerId' | 'openedBy'>[]): string[] => [
  ...new Set(rows.flatMap(({ ownerId, openedBy }) => (openedBy === null ? [ownerId] : [ownerId, openedBy]))),
];

export const tasksOf = async (tx: Db, caseId: string): Promise<TaskRow[]> =>
  (
    await tx.query<TaskRow>(
      `select id, text, owner_id as "ownerId", owner_name as "ownerName", due_on::text as "dueOn", done_at as "doneAt"
       from coordination.case_task where case_id = $1 order by done_at nulls first, due_on, id`,
      [caseId],
    )
  ).rows;

const conferencesOf = async (tx: Db, caseId: string): Promise<ConferenceRow[]> =>
  (
    await tx.query<ConferenceRow>(
      `select id, at, invited, decisions, held_at as "heldAt" from coordination.case_conference where case_id = $1 order by at, id`,
      [caseId],
    )
  ).rows;

const stepsOf = async (tx: Db, caseId: string): Promise<StepRow[]> =>
  (
    await tx.query<StepRow>(
      `select s.id, s.at, s.kind, coalesce((select a.name from identity.account a where a.id = s.actor_id), '') as by, s.by_clock as "byClock", s.text, s.detail
       from coordination.case_step s where s.case_id = $1 order by s.id`,
      [caseId],
    )
  ).rows;

export const namesOf = async (tx: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from identity.account where id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const personsOf = async (tx: Db, ids: readonly string[]): Promise<Person[]> =>
  (
    await tx.query<{ person: Person | null }>(
      `select ${personJson('one.id')} as person from unnest($1::uuid[]) with ordinality one (id, place) order by one.place`,
      [ids],
    )
  ).rows.flatMap(({ person }) => person ?? []);

/** `watching`: accounts that have it open now. */
export async function fileOf(tx: Db, actor: Actor, row: CaseRow, watching: readonly string[]): Promise<CaseFile> {
  const others = watching.filter((id) => id !== actor.id);
  const names = await namesOf(tx, others);
  const shown = toCase(row, actor);
  const candidates = shown.mayAct ? candidatesFor(row, await readCandidates(tx, row)) : [];
  return {
    case: shown,
    steps: (await stepsOf(tx, row.id)).map(toStep),
    tasks: (await tasksOf(tx, row.id)).map(toTask),
    participants: await personsOf(
      tx,
      row.partyIds.filter((id) => id !== row.ownerId && id !== row.openedBy),
    ),
    conferences: (await conferencesOf(tx, row.id)).map(toConference),
    watching: others.flatMap((id) => names.get(id) ?? []),
    candidates: await personsOf(
      tx,
      candidates.map(({ id }) => id),
    ),
  };
}
