import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who looked, after NEN 7513. Lines are only ever added, each sealed with the one before; what an attacker with every right on this database could still
 * do (cut off the end) shows against the checkpoints outside it. See docs/security.md.
 */
export class AccessLog1763900001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema audit;
      grant usage on schema audit to ketenzicht_identity, ketenzicht_admin, ketenzicht_care, ketenzicht_audit, ketenzicht_jobs;

      create table audit.access_line (
        seq bigint primary key,
        occurred_at timestamptz(3) not null,
        event text not null check (event <> ''),
        action text not null check (action in ('C', 'R', 'U', 'D', 'E')),
        outcome smallint not null check (outcome in (0, 4, 8, 12)),
        activity text not null check (activity <> ''),
        actor_id uuid,
        role text,
        organisation_id uuid,
        on_behalf_of uuid,
        purpose text not null check (purpose <> ''),
        purpose_text text,
        policy text not null check (policy <> ''),
        policy_version text not null check (policy_version <> ''),
        decision text not null check (decision in ('allowed', 'refused')),
        relation_basis text not null check (relation_basis <> ''),
        access_point_type text not null check (access_point_type in ('address', 'machine', 'job')),
        access_point_id text not null check (access_point_id <> ''),
        session_ref text,
        emergency boolean not null,
        emergency_reason text,
        objects jsonb not null check (jsonb_typeof(objects) = 'array'),
        -- The persons among the objects: what an extract for one person asks for.
        subjects uuid[] not null,
        source text not null check (source <> ''),
        trace_id text not null check (trace_id ~ '^[0-9a-f]{32}$'),
        key_id text not null check (key_id <> ''),
        prev_hash bytea not null check (length(prev_hash) = 32),
        hash bytea not null check (length(hash) = 32),
        check (actor_id is null or role is not null),
        check (not emergency or (emergency_reason is not null and length(purpose_text) >= 20))
      );
      create index access_line_of_person on audit.access_line using gin (subjects);
      create index access_line_of_actor on audit.access_line (actor_id, occurred_at);
      create index access_line_of_moment on audit.access_line using brin (occurred_at);

      -- One writer at a time, in the order of seq, until its transaction ends. A second statement, so that it sees what the lock waited for.
      create function audit.head() returns table (seq bigint, hash bytea) language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7100);
        return query select l.seq, l.hash from audit.access_line l order by l.seq desc limit 1;
      end $$;

      create function audit.sealed() returns trigger language plpgsql as $$
      begin
        raise exception 'the access log is append-only' using errcode = '42501';
      end $$;
      create trigger sealed before update on audit.access_line for each row execute function audit.sealed();
      create trigger sealed_whole before truncate on audit.access_line for each statement execute function audit.sealed();

      alter table audit.access_line enable row level security;
      alter table audit.access_line force row level security;
      create policy adding on audit.access_line for insert with check (true);
      create policy head on audit.access_line for select to ketenzicht_identity, ketenzicht_admin, ketenzicht_care using (true);
      create policy reading on audit.access_line for select to ketenzicht_audit using (true);
      create policy purging on audit.access_line to ketenzicht_jobs using (true) with check (true);
      grant insert on audit.access_line to ketenzicht_identity, ketenzicht_admin, ketenzicht_care, ketenzicht_audit, ketenzicht_jobs;
      -- Those who write need to know where the chain ends, and nothing else of it.
      grant select (seq, hash) on audit.access_line to ketenzicht_identity, ketenzicht_admin, ketenzicht_care;
      grant select on audit.access_line to ketenzicht_audit, ketenzicht_jobs;
      grant delete on audit.access_line to ketenzicht_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema audit cascade');
  }
}
