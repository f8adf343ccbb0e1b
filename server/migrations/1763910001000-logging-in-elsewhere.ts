import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Logins that are proved elsewhere. An account is found by issuer and subject together and by nothing else; what is kept of a login that is under way
 * opens nothing without the cookie of the browser that began it.
 */
export class LoggingInElsewhere1763910001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.account
        alter password_hash drop not null,
        add oidc_issuer text,
        add oidc_subject text,
        add unique (oidc_issuer, oidc_subject),
        add check ((oidc_issuer is null) = (oidc_subject is null));
      alter table identity.session add scopes text[];

      create table identity.oidc_flow (
        state_hash bytea primary key check (length(state_hash) = 32),
        browser_hash bytea not null check (length(browser_hash) = 32),
        next text not null,
        max_age int,
        -- A step-up replaces this session; a first login through an invitation binds this account.
        replaces bytea references identity.session on update cascade on delete cascade,
        binds uuid references identity.account,
        expires_at timestamptz not null
      );
      create index on identity.oidc_flow (expires_at);

      create table identity.oidc_session (
        token_hash bytea primary key references identity.session on update cascade on delete cascade,
        issuer text not null,
        subject text not null,
        sid text
      );
      create index on identity.oidc_session (issuer, subject);

      -- What was signed to be used once, and has been.
      create table identity.used_token (
        issuer text not null,
        jti_hash bytea not null check (length(jti_hash) = 32),
        expires_at timestamptz not null,
        primary key (issuer, jti_hash)
      );
      create index on identity.used_token (expires_at);
    `);
    for (const table of ['oidc_flow', 'oidc_session', 'used_token'])
      await db.query(`
        alter table identity.${table} enable row level security;
        alter table identity.${table} force row level security;
        create policy login on identity.${table} to ketenzicht_identity using (true) with check (true);
        grant select, insert, update, delete on identity.${table} to ketenzicht_identity;
      `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table identity.used_token, identity.oidc_session, identity.oidc_flow;
      alter table identity.session drop scopes;
      update identity.account set password_hash = '' where password_hash is null;
      alter table identity.account drop oidc_issuer, drop oidc_subject, alter password_hash set not null;
    `);
  }
}
