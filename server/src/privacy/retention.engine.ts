import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { retentionClassSchema, type RetentionCount, type RetentionRun } from '@ketenzicht/shared/privacy';
import type pg from 'pg';
import { AccessLog } from '../platform/audit/access-log.js';
import { jobLine } from '../platform/audit/job-line.js';
import type { Config } from '../platform/config/config.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { CONFIG } from '../platform/tokens.js';
import { erasePerson } from './erasure.queries.js';
import { free, keptIn, type Kept } from './retention.classes.js';
import { appendTombstone } from '../platform/audit/tombstone-file.js';

const page = 5_000;

interface Due {
  class: RetentionCount['class'];
  action: RetentionCount['action'];
  before: Date;
}

/** Takes away what has served its time, by the terms as they stand in the database, and leaves what is held. Harmless when done twice. */
@Injectable()
export class RetentionEngine {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a round at this moment would take. Changes nothing. */
  async dryRun(at: Date): Promise<RetentionRun> {
    const counts: RetentionCount[] = [];
    for (const due of await this.dueAt(at)) counts.push(await this.count(due));
    return { at: at.toISOString(), dry: true, counts };
  }

  /** The round itself, and its report. One class that fails does not keep the others; it throws at the end, with their names. */
  async run(at: Date): Promise<RetentionRun> {
    const counts: RetentionCount[] = [];
    const failed: string[] = [];
    for (const due of await this.dueAt(at)) {
      const count = await this.count(due);
      try {
        counts.push({ ...count, cleared: await this.clear(due, at) });
      } catch (error) {
        failed.push(`${due.class}: ${(error as Error).message}`);
        counts.push(count);
      }
    }
    await this.pools
      .of('jobs')
      .query('insert into privacy.retention_run (id, at, counts) values ($1, $2, $3)', [
        randomUUID(),
        at,
        JSON.stringify(counts),
      ]);
    if (failed.length > 0) throw new Error(failed.join('; '));
    return { at: at.toISOString(), dry: false, counts };
  }

  private async dueAt(at: Date): Promise<Due[]> {
    const { rows } = await this.pools
      .of('jobs')
      .query<Due>(
        'select class, action, $1::timestamptz - term::interval as before from privacy.retention_rule order by class',
        [at],
      );
    return rows.filter((row) => retentionClassSchema.safeParse(row.class).success);
  }

  private async count({ class: name, action, before }: Due): Promise<RetentionCount> {
    const kept = keptIn[name];
    const { rows } = await this.pools
      .of('jobs')
      .query<{ due: number; held: number }>(
        `select count(*)::int as due, (count(*) filter (where not (${free(name, kept)})))::int as held from ${kept.table} where ${kept.due}`,
        [before],
      );
    return {
      class: name,
      action,
      before: before.toISOString(),
      due: rows[0]?.due ?? 0,
      held: rows[0]?.held ?? 0,
      cleared: 0,
    };
  }

  private async clear(due: Due, at: Date): Promise<number> {
    if (due.action === 'review') return 0;
    return due.class === 'persons' ? this.clearPersons(due, at) : this.clearPages(due);
  }

  private async clearPages({ class: name, before }: Due): Promise<number> {
    const kept = keptIn[name];
    const which = `${kept.due} and ${free(name, kept)}`;
    const rows = kept.paged ? `ctid in (select ctid from ${kept.table} where ${which} limit ${page})` : which;
    const itself = kept.emptied ? `update ${kept.table} set ${kept.emptied}` : `delete from ${kept.table}`;
    const sql = `${alongWith(kept, rows)} ${itself} where ${rows}`;
    let cleared = 0;
    for (;;) {
      const { rowCount } = await this.pools.of('jobs').query(sql, [before]);
      cleared += rowCount ?? 0;
      if (!kept.paged || (rowCount ?? 0) < page) return cleared;
    }
  }

  /** One by one: each is a person, with a tombstone and a line in the log of their own. */
  private async clearPersons({ before }: Due, at: Date): Promise<number> {
    const kept = keptIn.persons;
    const { rows } = await this.pools
      .of('jobs')
      .query<{ organisationId: string; personId: string }>(
        `select organisation_id as "organisationId", id as "personId" from care.person where ${kept.due} and ${free('persons', kept)} order by ended_at`,
        [before],
      );
    for (const row of rows) await this.clearPerson({ ...row, erasedAt: at.toISOString(), ground: 'termOver' }, at);
    return rows.length;
  }

  private async clearPerson(tombstone: Parameters<typeof erasePerson>[1], at: Date): Promise<void> {
    const client = await this.pools.of('jobs').connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await erasePerson(client, tombstone);
      await this.noteErased(client, tombstone.personId, at);
      await appendTombstone(this.config.erasuresFile, tombstone);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private noteErased(client: pg.ClientBase, id: string, at: Date): Promise<void> {
    return this.log.append(client, [
      jobLine({
        at,
        job: 'retention',
        event: 'person.erase',
        activity: 'retention',
        action: 'D',
        objects: [{ type: 'person', id, lifecycle: 'deleted' }],
      }),
    ]);
  }
}

/** First what hangs on it: the keys between them are looked at when the whole statement is done. */
function alongWith({ table, along }: Kept, rows: string): string {
  if (!along) return '';
  const parts = along.tables.map(
    (part, index) => `part${index} as (delete from ${part} where ${along.by} in (select id from gone))`,
  );
  return `with gone as (select id from ${table} where ${rows}), ${parts.join(', ')}`;
}
