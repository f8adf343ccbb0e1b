import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensureRuns, type CaseFile, type CaseLink } from '@ketenzicht/shared/coordination';
import { RuleError, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { CaseActs, type CaseAct } from './case.act.js';
import type { Held, NewConference, NewTask } from './case.input.js';
import { CaseLinks, isSame } from './case.links.js';
import { ensureCouldDo, ensureCouldTakePart } from './case-people.queries.js';
import { fileOf, findCase, lockCase, unknownCase } from './case.queries.js';
import { mayMove, type CaseRow } from './case.rows.js';
import { saveAround } from './case.writes.js';
import { Watching } from './watching.js';

/** What is done around a case: notes, tasks, who takes part, conferences, what it points at. None makes it another version. */
@Injectable()
export class CaseWork {
  constructor(
    private readonly acts: CaseActs,
    private readonly links: CaseLinks,
    private readonly watching: Watching,
  ) {}

  noted(visit: Visit, id: string, text: string): Promise<CaseFile> {
    return this.upon(visit, id, 'see', async (row, act) => act.step(row, 'noted', {}, { text }), { alsoClosed: true });
  }

  addTask(visit: Visit, id: string, task: NewTask): Promise<CaseFile> {
    return this.upon(visit, id, 'see', async (row, act) => {
      ensure(task.dueOn >= localDate(act.at), 'task.past', 'Choose today or a later day.');
      const name = await nameFor(act, row, task);
      const taskId = randomUUID();
      await act.tx.query(
        `insert into coordination.case_task (id, case_id, region_id, rung, organisation_id, party_ids, text, owner_id, owner_name, due_on, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [taskId, ...sidesOf(row), task.text, task.ownerId, name, task.dueOn, act.at],
      );
      await act.step(row, 'taskAdded', { task: taskId, dueOn: task.dueOn, owner: name }, { text: task.text });
    });
  }

  taskDone(visit: Visit, taskId: string): Promise<CaseFile> {
    const find = 'select case_id as id from coordination.case_task where id = $1';
    return this.within(visit, find, taskId, 'see', async (row, act) => {
      const { rows } = await act.tx.query<{ text: string }>(
        'update coordination.case_task set done_at = $2 where id = $1 and done_at is null returning text',
        [taskId, act.at],
      );
      ensure(rows[0] !== undefined, 'task.done', 'This task was done already.');
      await act.step(row, 'taskDone', { task: taskId }, { text: rows[0]?.text ?? null });
    });
  }

  invite(visit: Visit, id: string, accountId: string): Promise<CaseFile> {
    return this.upon(visit, id, 'move', async (row, act) => {
      if (row.partyIds.includes(accountId)) return;
      await ensureCouldTakePart(act.tx, row, accountId);
      act.about.push({ type: 'account', id: accountId });
      await saveAround(act.tx, id, { ...row, partyIds: [...row.partyIds, accountId] });
      await act.step({ ...row, partyIds: [...row.partyIds, accountId] }, 'participantAdded', { account: accountId });
    });
  }

  dismiss(visit: Visit, id: string, accountId: string): Promise<CaseFile> {
    return this.upon(visit, id, 'move', async (row, act) => {
      const stays = accountId === row.ownerId || accountId === row.openedBy;
      ensure(!stays, 'participant.needed', 'The owner and whoever opened it always take part.');
      ensure(row.partyIds.includes(accountId), 'participant.absent', 'This person does not take part.');
      act.about.push({ type: 'account', id: accountId });
      act.ring(row);
      await saveAround(act.tx, id, { ...row, partyIds: row.partyIds.filter((one) => one !== accountId) });
      await act.step(row, 'participantRemoved', { account: accountId });
    });
  }

  confer(visit: Visit, id: string, { at, invited }: NewConference): Promise<CaseFile> {
    return this.upon(visit, id, 'move', async (row, act) => {
      const conferenceId = randomUUID();
      await act.tx.query(
        `insert into coordination.case_conference (id, case_id, region_id, rung, organisation_id, party_ids, at, invited) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [conferenceId, ...sidesOf(row), at, invited],
      );
      await act.step(row, 'conferencePlanned', { conference: conferenceId, at, invited });
    });
  }

  held(visit: Visit, conferenceId: string, { decisions }: Held): Promise<CaseFile> {
    const find = 'select case_id as id from coordination.case_conference where id = $1';
    return this.within(visit, find, conferenceId, 'move', async (row, act) => {
      const { rowCount } = await act.tx.query(
        'update coordination.case_conference set decisions = $2, held_at = $3 where id = $1 and held_at is null',
        [conferenceId, decisions, act.at],
      );
      ensure(rowCount === 1, 'conference.held', 'The decisions of this conference were written down already.');
      await act.step(row, 'conferenceHeld', { conference: conferenceId }, { text: decisions });
    });
  }

  async link(visit: Visit, id: string, link: CaseLink): Promise<CaseFile> {
    await this.links.checkPersons(visit, [link], () => '/id');
    return this.upon(visit, id, 'move', async (row, act) => {
      if (row.links.some((one) => isSame(one, link))) return;
      ensure(row.links.length < 100, 'link.too_many', 'A case can point at a hundred things at most.');
      await this.links.check(act.tx, visit, [link], () => '/id');
      await saveAround(act.tx, id, { ...row, links: [...row.links, link] });
      await act.step(row, 'linked', { ...link });
    });
  }

  unlink(visit: Visit, id: string, { kind, id: linkId }: { kind: string; id: string }): Promise<CaseFile> {
    return this.upon(visit, id, 'move', async (row, act) => {
      const link = row.links.find((one) => one.id === linkId && one.kind === kind);
      if (!link) throw new RuleError('link.absent', 'The case does not point at this.');
      ensure(link.kind !== 'signal', 'link.by_rule', 'A rule linked this signal. It stays.');
      await saveAround(act.tx, id, { ...row, links: row.links.filter((one) => one !== link) });
      await act.step(row, 'unlinked', { ...link });
    });
  }

  /** "A colleague is on this." Names of the others who have it open. */
  async watch(visit: Visit, id: string): Promise<string[]> {
    const { watching } = await this.upon(
      visit,
      id,
      'see',
      (row, act) => {
        if (this.watching.watch(id, visit.actor.id)) act.ring(row);
      },
      { alsoClosed: true, writes: false },
    );
    return watching;
  }

  private async within(
    visit: Visit,
    find: string,
    partId: string,
    right: 'see' | 'move',
    act: Doing,
  ): Promise<CaseFile> {
    const caseId = await this.acts.run(visit, async ({ tx }) => {
      const { rows } = await tx.query<{ id: string }>(find, [partId]);
      if (!rows[0]) throw unknownCase();
      return rows[0].id;
    });
    return this.upon(visit, caseId, right, act);
  }

  private upon(
    visit: Visit,
    id: string,
    right: 'see' | 'move',
    doing: Doing,
    { alsoClosed = false, writes = true } = {},
  ) {
    return this.acts.run(
      visit,
      async (act): Promise<CaseFile> => {
        const row = await lockCase(act.tx, visit.actor, id);
        if (right === 'move' && !mayMove(visit.actor, row)) throw unknownCase();
        if (!alsoClosed) ensureRuns(row);
        await doing(row, act);
        act.note(id, writes ? 'U' : 'R');
        return fileOf(act.tx, visit.actor, must(await findCase(act.tx, id), 'this case'), this.watching.of(id));
      },
      id,
    );
  }
}

type Doing = (row: CaseRow, act: CaseAct) => void | Promise<void>;
const sidesOf = (row: CaseRow) => [row.id, row.regionId, row.rung, row.organisationId, row.partyIds];

/** An account that takes part, or the name of somebody outside. */
async function nameFor({ tx }: CaseAct, row: CaseRow, { ownerId, ownerName }: NewTask): Promise<string> {
  if (ownerId === null) {
    ensure(ownerName !== null, 'task.nobody', 'Say who does it.');
    return ownerName;
  }
  await ensureCouldDo(tx, row, ownerId);
  const { rows } = await tx.query<{ name: string }>('select name from identity.account where id = $1', [ownerId]);
  return rows[0]?.name ?? '';
}
