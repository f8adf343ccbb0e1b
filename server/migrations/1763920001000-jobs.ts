import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work that is done by night, once however many servers there are. pg-boss keeps its tables in a schema of its own, made by the owner so that the
 * role that runs it owns nothing. A newer pg-boss with a newer schema needs a migration of `getMigrationPlans`; it refuses to start until then.
 */
export class Jobs1763920001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Its own BEGIN and COMMIT would end the transaction of this migration halfway.
    await db.query(getConstructionPlans('pgboss').replaceAll(/^\s*(BEGIN|COMMIT);\s*$/gm, ''));
    await db.query(`
      grant usage on schema pgboss to ketenzicht_jobs;
      grant select, insert, update, delete on all tables in schema pgboss to ketenzicht_jobs;

      create schema jobs;
      grant usage on schema jobs to ketenzicht_jobs, ketenzicht_admin;
      create table jobs.run (
        id bigint generated always as identity primary key,
        name text not null check (name <> ''),
        started_at timestamptz not null,
        ended_at timestamptz,
        outcome text check (outcome in ('done', 'failed')),
        said text,
        check ((ended_at is null) = (outcome is null))
      );
      create index on jobs.run (name, started_at desc);
      alter table jobs.run enable row level security;
      alter table jobs.run force row level security;
      create policy running on jobs.run to ketenzicht_jobs using (true) with check (true);
      create policy shown on jobs.run for select to ketenzicht_admin using (true);
      grant select, insert, update, delete on jobs.run to ketenzicht_jobs;
      grant select on jobs.run to ketenzicht_admin;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema jobs cascade; drop schema pgboss cascade');
  }
}
