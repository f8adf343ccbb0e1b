import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who keeps whose rights. An organisation sees and changes the accounts of its own people and can give them no role beyond itself, whatever our own code
 * does; a password can be set in this room and never read.
 */
export class Administration1763940001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.account add column if not exists disabled_at timestamptz;
      alter table identity.account
        add version int not null default 0,
        add created_at timestamptz not null default now(),
        -- Null until the invitation was taken up.
        add activated_at timestamptz default now(),
        add last_login_at timestamptz,
        add end_reason text;
      create unique index if not exists account_organisation_id_id_key on identity.account (organisation_id, id);

      create function identity.session_opens() returns trigger language plpgsql as $$
      begin
        update identity.account set last_login_at = new.created_at where id = new.account_id;
        return null;
      end $$;
      create trigger opens after insert on identity.session for each row when (new.kind = 'person') execute function identity.session_opens();

      create table identity.invitation (
        organisation_id uuid,
        id uuid primary key,
        account_id uuid not null references identity.account,
        token_hash bytea not null unique check (length(token_hash) = 32),
        made_by uuid not null,
        made_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > made_at),
        used_at timestamptz,
        withdrawn_at timestamptz,
        foreign key (organisation_id, account_id) references identity.account (organisation_id, id)
      );
      create unique index one_open_invitation on identity.invitation (account_id) where used_at is null and withdrawn_at is null;

      create table identity.rights_review (
        organisation_id uuid,
        id uuid primary key,
        kind text not null check (kind in ('special', 'all')),
        period text not null,
        made_at timestamptz not null,
        due_on date not null,
        unique nulls not distinct (organisation_id, kind, period)
      );
      -- The rights as they stood when the list was made: that is what somebody signs for.
      create table identity.rights_review_line (
        organisation_id uuid,
        review_id uuid not null references identity.rights_review,
        account_id uuid not null references identity.account,
        role text not null,
        region_ids text[] not null,
        decision text check (decision in ('keep', 'end')),
        decided_by uuid,
        decided_at timestamptz,
        primary key (review_id, account_id),
        foreign key (organisation_id, account_id) references identity.account (organisation_id, id),
        check ((decision is null) = (decided_by is null)),
        constraint not_oneself check (decided_by <> account_id)
      );

      ${guarded.map((table) => `alter table identity.${table} enable row level security; alter table identity.${table} force row level security;`).join('\n')}
      create policy login on identity.invitation to ketenzicht_identity using (true) with check (true);
      ${guarded.map((table) => `create policy kept on identity.${table} to ketenzicht_admin using (${own}) with check (${own});`).join('\n')}
      create policy kept on identity.account to ketenzicht_admin using (${own})
        with check (${own} and ((select access.role()) = 'administrator' or role in ('provider', 'organisationAdministrator')));
      create policy kept on identity.session for delete to ketenzicht_admin using (exists (select from identity.account a where a.id = account_id));
      create policy kept_seen on identity.session for select to ketenzicht_admin using (exists (select from identity.account a where a.id = account_id));

      grant select, update on identity.invitation to ketenzicht_identity;
      grant select, insert, update on identity.invitation, identity.rights_review, identity.rights_review_line to ketenzicht_admin;
      grant select (${seen}), insert, update (${changed}) on identity.account to ketenzicht_admin;
      grant select (account_id), delete on identity.session to ketenzicht_admin;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke select (${seen}), insert, update (${changed}) on identity.account from ketenzicht_admin;
      revoke select (account_id), delete on identity.session from ketenzicht_admin;
      drop policy kept on identity.session;
      drop policy kept_seen on identity.session;
      drop policy kept on identity.account;
      drop table identity.rights_review_line, identity.rights_review, identity.invitation;
      drop trigger opens on identity.session;
      drop function identity.session_opens;
      alter table identity.account drop version, drop created_at, drop activated_at, drop last_login_at, drop end_reason;
    `);
  }
}

const guarded = ['invitation', 'rights_review', 'rights_review_line'];
const own = `((select access.role()) = 'administrator' or ((select access.role()) = 'organisationAdministrator' and organisation_id = any ((select access.organisations())::uuid[])))`;
const seen =
  'id, username, name, role, organisation_id, region_ids, directory_id, scopes, demo, version, created_at, activated_at, last_login_at, disabled_at, end_reason';
const changed = 'name, role, region_ids, password_hash, version, activated_at, disabled_at, end_reason';
