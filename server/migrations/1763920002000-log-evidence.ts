import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What makes the access log evidence: a name of its own for the chain, a start that follows from it, and what the daily check found. */
export class LogEvidence1763920002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Checkpoints name the stream, so that those of another database are not taken for this one's. A chain that had begun already began at zero.
      create table audit.stream (
        only_one boolean primary key default true check (only_one),
        id uuid not null default gen_random_uuid(),
        genesis bytea not null check (length(genesis) = 32)
      );
      insert into audit.stream (id, genesis)
      select id, case when exists (select from audit.access_line) then decode(repeat('00', 32), 'hex')
                 else sha256(convert_to('ketenzicht access log ' || id::text, 'UTF8')) end
      from gen_random_uuid() id;

      drop function audit.head();
      -- Also tells the database's clock: a line of a server whose own is off is worth nothing.
      create function audit.head() returns table (seq bigint, hash bytea, now timestamptz) language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7100);
        return query select l.seq, l.hash, clock_timestamp() from audit.access_line l order by l.seq desc limit 1;
        if not found then return query select 0::bigint, s.genesis, clock_timestamp() from audit.stream s; end if;
      end $$;

      -- A period of which nothing is purged, for as long as somebody says so (AVG article 17(3)(e)).
      create table audit.legal_hold (
        id uuid primary key,
        from_at timestamptz not null,
        until_at timestamptz not null check (until_at > from_at),
        reason text not null check (length(reason) >= 10),
        placed_by uuid not null,
        placed_at timestamptz not null,
        lifted_by uuid,
        lifted_at timestamptz check (lifted_at >= placed_at),
        check ((lifted_at is null) = (lifted_by is null))
      );
      create table audit.verification (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        lines bigint not null,
        first_seq bigint,
        through bigint not null,
        bad_seq bigint,
        why text,
        check ((bad_seq is null) = (why is null))
      );

      ${['stream', 'legal_hold', 'verification'].map((table) => `alter table audit.${table} enable row level security; alter table audit.${table} force row level security;`).join('\n')}
      create policy known on audit.stream for select using (true);
      grant select on audit.stream to ketenzicht_identity, ketenzicht_admin, ketenzicht_care, ketenzicht_audit, ketenzicht_jobs;
      create policy holding on audit.legal_hold to ketenzicht_audit
        using ((select access.role()) = 'privacyOfficer') with check ((select access.role()) = 'privacyOfficer');
      create policy kept on audit.legal_hold for select to ketenzicht_jobs using (true);
      grant select, insert on audit.legal_hold to ketenzicht_audit;
      grant update (lifted_by, lifted_at) on audit.legal_hold to ketenzicht_audit;
      grant select on audit.legal_hold to ketenzicht_jobs;
      create policy checking on audit.verification for insert to ketenzicht_jobs with check (true);
      create policy checked on audit.verification for select to ketenzicht_jobs, ketenzicht_audit using (true);
      grant select, insert on audit.verification to ketenzicht_jobs;
      grant select on audit.verification to ketenzicht_audit;

      -- What the purge may reach is not up to the purge: five years from writing (Stcrt. 2019, 38007).
      drop policy purging on audit.access_line;
      create policy noting on audit.access_line for select to ketenzicht_jobs using (true);
      create policy purging on audit.access_line for delete to ketenzicht_jobs using (occurred_at < now() - interval '5 years');

      create index access_line_of_session on audit.access_line (session_ref, occurred_at) where session_ref is not null;
      create index access_line_of_address on audit.access_line (access_point_id, occurred_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index audit.access_line_of_session;
      drop index audit.access_line_of_address;
      drop policy purging on audit.access_line;
      drop policy noting on audit.access_line;
      create policy purging on audit.access_line to ketenzicht_jobs using (true) with check (true);
      drop function audit.head();
      create function audit.head() returns table (seq bigint, hash bytea) language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(7100);
        return query select l.seq, l.hash from audit.access_line l order by l.seq desc limit 1;
      end $$;
      drop table audit.verification, audit.legal_hold, audit.stream;
    `);
  }
}
