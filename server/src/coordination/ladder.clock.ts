import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { onRung, passed, type LadderHours, type Passing } from '@ketenzicht/shared/coordination';
import type { Config } from '../platform/config/config.js';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, CONFIG, type Clock } from '../platform/tokens.js';
import { CaseActs, type CaseAct } from './case.act.js';
import { chooseOwner, ownerWorks, readCandidates } from './case.owners.js';
import { findCase, type Db } from './case.queries.js';
import type { CaseRow } from './case.rows.js';
import { tellDueTasks } from './case.telling.js';
import { saveCase, type CaseChange } from './case.writes.js';

const every = 2_000;
const job = 'coordination.clock';
const most = 200;

/**
 * What time brings about by itself: a case climbs when its deadline passes, runs again when its pause is over, and never stays with somebody who left. On every
 * server, and harmless with many: whoever has the lock of a case does it, and what was done is not due any more.
 */
@Injectable()
export class LadderClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;
  private readonly hours: LadderHours;

  constructor(
    private readonly acts: CaseActs,
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) { ladderHours }: Pick<Config, 'ladderHours'>,
  ) {
    this.hours = ladderHours;
    this.beat = new Beat('the ladder', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  /** How many cases something was done about. One that cannot be done does not hold up the others. */
  async tick(at: Date): Promise<number> {
    let done = 0;
    for (const id of await this.acts.runByClock(at, job, lookAround))
      try {
        if (await this.acts.runByClock(at, job, (act) => this.settle(act, id))) done++;
      } catch (error) {
        console.error(`the clock could not do its work for case ${id}: ${(error as Error).message}`);
      }
    return done;
  }

  private async settle(act: CaseAct, id: string): Promise<boolean> {
    const { rowCount } = await act.tx.query(
      `select from coordination.case_file where id = $1 and state <> 'closed' for update skip locked`,
      [id],
    );
    const row = rowCount === 1 ? await findCase(act.tx, id) : undefined;
    if (!row) return false;
    let stands = row;
    for (const passing of passed(row, act.at, this.hours)) stands = await this.pass(act, stands, passing);
    stands = await this.reassign(act, stands);
    if (stands === row) return false;
    act.note(id);
    return true;
  }

  private async pass(act: CaseAct, row: CaseRow, { standing, at, kind, from, times }: Passing): Promise<CaseRow> {
    if (kind === 'resumed') {
      const saved = await saveCase(act.tx, row, standing);
      await act.step(saved, 'resumed', {}, { at });
      return saved;
    }
    const again = from === standing.rung;
    const found = again ? undefined : chooseOwner(standing.rung, row, await readCandidates(act.tx, row));
    const saved = await saveCase(act.tx, row, { ...standing, ...this.there(standing, found, at) });
    const told = { from, to: saved.rung, owner: saved.ownerId, ...(again && { again: true, times }) };
    await act.step(saved, 'climbed', told, { at });
    return saved;
  }

  /** Nobody on that rung: the next one up that has somebody, with its own time. */
  private there(
    standing: Passing['standing'],
    found: ReturnType<typeof chooseOwner> | undefined,
    at: Date,
  ): CaseChange {
    if (!found) return {};
    const onItsRung = found.rung === standing.rung ? {} : onRung(standing, found.rung, at, this.hours);
    return { ...onItsRung, ownerId: found.owner.id };
  }

  /** An owner whose account ended, or who has a role without cases by now. The case keeps its clock. */
  private async reassign(act: CaseAct, row: CaseRow): Promise<CaseRow> {
    if (await isOwnerThere(act.tx, row.ownerId)) return row;
    const { rung, owner } = chooseOwner(row.rung, row, await readCandidates(act.tx, row));
    const partyIds = row.partyIds.filter((id) => id !== row.ownerId || id === row.openedBy);
    const saved = await saveCase(act.tx, row, { ownerId: owner.id, rung, partyIds });
    await act.step(saved, 'reassigned', { before: row.ownerId, owner: owner.id, from: row.rung, to: rung });
    return saved;
  }
}

/** Tells of tasks that are due, and finds the cases that are. */
async function lookAround(act: CaseAct): Promise<string[]> {
  await tellDueTasks(act);
  return dueCases(act.tx, act.at);
}

async function isOwnerThere(tx: Db, ownerId: string): Promise<boolean> {
  const { rowCount } = await tx.query(`select from identity.account a where a.id = $1 and ${ownerWorks}`, [ownerId]);
  return rowCount === 1;
}

/** Cases about which the clock has something to do: three small indexes, and nothing is locked yet. */
async function dueCases(tx: Db, at: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from coordination.case_file where state = 'open' and deadline <= $1
     union select id from coordination.case_file where state = 'paused' and paused_until <= $1
     union select c.id from identity.account a join coordination.case_file c on c.owner_id = a.id and c.state <> 'closed' where not (${ownerWorks})
     limit ${most}`,
    [at],
  );
  return rows.map(({ id }) => id);
}
