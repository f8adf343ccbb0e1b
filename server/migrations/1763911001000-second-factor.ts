import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['factor', 'recovery_code', 'login_challenge', 'session_ending'];

/**
 * Second factors, and sessions that can be named, listed and ended everywhere. Whoever ends a session or takes away a right does so in the tables: the
 * triggers tell every server, so that no path can forget to.
 */
export class SecondFactor1763911001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.account add disabled_at timestamptz;
      alter table identity.session
        add id uuid not null unique default gen_random_uuid(),
        add awake_since timestamptz not null default '-infinity',
        add device text not null default '',
        add access_point text not null default '',
        add method text not null default 'password' check (method in ('password', 'oidc', 'client'));

      create table identity.factor (
        account_id uuid not null references identity.account on delete cascade,
        id uuid not null,
        kind text not null check (kind in ('totp', 'passkey')),
        name text not null,
        created_at timestamptz not null,
        -- Not yet proven to work: nobody can log in with it.
        confirmed_at timestamptz,
        last_used_at timestamptz,
        -- totp: encrypted, and the last time step that was used, so that no code works twice.
        secret bytea,
        key_id text,
        last_step bigint,
        -- passkey: as the standard names them.
        challenge text,
        credential_id text unique,
        public_key bytea,
        counter bigint,
        transports text[],
        primary key (account_id, id),
        check (kind <> 'totp' or (secret is not null and key_id is not null)),
        check (kind <> 'passkey' or confirmed_at is null or (credential_id is not null and public_key is not null and counter is not null))
      );
      create table identity.recovery_code (
        account_id uuid not null references identity.account on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        primary key (account_id, code_hash)
      );
      -- A right password that waits for its second factor; and a wish to prove oneself anew.
      create table identity.login_challenge (
        account_id uuid not null references identity.account on delete cascade,
        token_hash bytea not null unique,
        session_id uuid,
        passkey_challenge text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        tries smallint not null default 0,
        primary key (account_id, token_hash)
      );
      create index on identity.login_challenge (expires_at);

      -- Told to every server. Without a session: all of an account's must be read again.
      create table identity.session_ending (
        account_id uuid not null,
        seq bigint generated always as identity,
        session_id uuid,
        -- The login stands, its token is another one.
        renewed boolean not null default false,
        ended_at timestamptz not null default clock_timestamp(),
        primary key (account_id, seq)
      );
      create index on identity.session_ending (ended_at);

      create function identity.session_ends() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
      begin
        insert into identity.session_ending (account_id, session_id, renewed) values (old.account_id, old.id, tg_op = 'UPDATE');
        perform pg_notify('ketenzicht_sessions', '');
        return null;
      end $$;
      create function identity.account_changes() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
      begin
        insert into identity.session_ending (account_id) values (new.id);
        perform pg_notify('ketenzicht_sessions', '');
        return null;
      end $$;
      revoke execute on function identity.session_ends, identity.account_changes from public;
      create trigger ends after delete on identity.session for each row execute function identity.session_ends();
      create trigger renews after update of token_hash on identity.session for each row execute function identity.session_ends();
      create trigger changes after update on identity.account for each row
        when (old.role is distinct from new.role or old.organisation_id is distinct from new.organisation_id or old.region_ids is distinct from new.region_ids
          or old.directory_id is distinct from new.directory_id or old.scopes is distinct from new.scopes or old.disabled_at is distinct from new.disabled_at
          or old.demo is distinct from new.demo)
        execute function identity.account_changes();

      ${tables.map((table) => `alter table identity.${table} enable row level security; alter table identity.${table} force row level security;`).join('\n')}
      ${['factor', 'recovery_code', 'login_challenge'].map((table) => `create policy login on identity.${table} to ketenzicht_identity using (true) with check (true);`).join('\n')}
      -- Written by the triggers only, which act for the owner of the table.
      create policy telling on identity.session_ending for insert to public with check (true);
      create policy told on identity.session_ending for select to ketenzicht_identity using (true);
      create policy clearing on identity.session_ending for delete to ketenzicht_identity using (true);
      grant select, insert, update, delete on identity.factor, identity.recovery_code, identity.login_challenge to ketenzicht_identity;
      grant select, delete on identity.session_ending to ketenzicht_identity;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger ends on identity.session;
      drop trigger renews on identity.session;
      drop trigger changes on identity.account;
      drop function identity.session_ends, identity.account_changes;
      drop table identity.session_ending, identity.login_challenge, identity.recovery_code, identity.factor;
      alter table identity.session drop id, drop awake_since, drop device, drop access_point, drop method;
      alter table identity.account drop disabled_at;
    `);
  }
}
