import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many people of a ward would leave if there were a place further on. Counts only, like the figures of a ward; the newest stands, and what was said
 * before stays. The version is part of the key, so that of two who saw the same one only one writes.
 */
export class ReadyCounts1763970020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table capacity.ready_count (
        provider_id uuid not null,
        unit_id uuid not null,
        version int not null check (version > 0),
        ready int not null check (ready between 0 and 9999),
        ready_long int not null check (ready_long between 0 and ready),
        causes jsonb not null default '{}' check (jsonb_typeof(causes) = 'object'),
        observed_at timestamptz not null,
        valid_until timestamptz not null check (valid_until > observed_at),
        reported_by uuid not null,
        key uuid not null,
        fingerprint text not null,
        primary key (provider_id, unit_id, version),
        unique (provider_id, reported_by, key),
        foreign key (provider_id, unit_id) references reference.ward (provider_id, id)
      );
      create index on capacity.ready_count (unit_id, version desc);
      create index on capacity.ready_count (observed_at);
      create trigger append_only before update or delete on capacity.ready_count for each row execute function access.append_only();

      alter table capacity.ready_count enable row level security; alter table capacity.ready_count force row level security;
      create policy shown on capacity.ready_count for select to ketenzicht_board using (true);
      create policy own on capacity.ready_count to ketenzicht_capacity
        using (provider_id = any ((select access.organisations())::uuid[])) with check (provider_id = any ((select access.organisations())::uuid[]));
      create policy counting on capacity.ready_count for select to ketenzicht_jobs using (true);
      create policy loading on capacity.ready_count to ketenzicht_setup using (true) with check (true);
      grant select (provider_id, unit_id, version, ready, ready_long, causes, observed_at, valid_until) on capacity.ready_count to ketenzicht_board;
      grant select, insert on capacity.ready_count to ketenzicht_capacity;
      grant select (observed_at) on capacity.ready_count to ketenzicht_jobs;
      grant select, insert on capacity.ready_count to ketenzicht_setup;

      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('ready-counts', 'P5Y', null, 'melding', 'review', 'als de geschiedenis van bedden; voorstel aan de opdrachtgever');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'ready-counts';
      drop table capacity.ready_count;
    `);
  }
}
