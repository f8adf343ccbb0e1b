import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Local accounts and server-side sessions. A token is kept only as its SHA-256, so that a copy of the table opens nothing. */
export class Accounts1763800002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table account (
        id uuid primary key,
        username text not null unique,
        password_hash text not null,
        name text not null,
        role text not null,
        organisation_id uuid references provider,
        region_ids text[] not null default '{}',
        directory_id text not null references directory,
        scopes text[] not null default '{}',
        demo boolean not null default false
      );
      create table session (
        token_hash bytea primary key,
        account_id uuid not null references account on delete cascade,
        created_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index on session (expires_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table session, account');
  }
}
