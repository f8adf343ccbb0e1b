import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Machines that log in with a key of their own: one client for each organisation and purpose (BIO2 5.16.02), with an owner and an end. A client is an
 * account as well, under the same id and without a password, so that whatever a machine did is named as whatever a person did.
 */
export class MachineClients1763910002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.account add unique (organisation_id, id);

      create table identity.machine_client (
        organisation_id uuid not null,
        id uuid not null unique,
        name text not null check (name <> ''),
        purpose text not null check (purpose <> ''),
        owner text not null check (owner <> ''),
        scopes text[] not null check (scopes <@ '{capacity,backfill}' and cardinality(scopes) > 0),
        created_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
        disabled_at timestamptz,
        last_used_at timestamptz,
        version int not null default 1,
        primary key (organisation_id, id),
        unique (organisation_id, name),
        foreign key (organisation_id, id) references identity.account (organisation_id, id)
      );

      -- Several at once, so that a new key can be in use before the old one ends.
      create table identity.machine_key (
        organisation_id uuid not null,
        client_id uuid not null,
        kid text not null check (kid ~ '^[A-Za-z0-9._~-]{1,100}$'),
        jwk jsonb not null check (not jwk ?| '{d,p,q,dp,dq,qi,k}'),
        valid_from timestamptz not null,
        valid_until timestamptz not null check (valid_until > valid_from and valid_until <= valid_from + interval '366 days'),
        primary key (organisation_id, client_id, kid),
        foreign key (organisation_id, client_id) references identity.machine_client (organisation_id, id)
      );
    `);
    for (const table of ['machine_client', 'machine_key'])
      await db.query(`
        alter table identity.${table} enable row level security;
        alter table identity.${table} force row level security;
        create policy login on identity.${table} for select to ketenzicht_identity using (true);
        create policy own on identity.${table} to ketenzicht_admin using (${own}) with check (${own});
        grant select on identity.${table} to ketenzicht_identity;
        grant select, insert, update on identity.${table} to ketenzicht_admin;
      `);
    await db.query(`
      create policy used on identity.machine_client for update to ketenzicht_identity using (true) with check (true);
      grant update (last_used_at) on identity.machine_client to ketenzicht_identity;
      create policy machines_seen on identity.account for select to ketenzicht_admin using (role = 'feed' and ${own});
      create policy machines_made on identity.account for insert to ketenzicht_admin with check (role = 'feed' and password_hash is null and ${own});
      grant select (id, name, role, organisation_id), insert on identity.account to ketenzicht_admin;
      create policy machines_ended on identity.session to ketenzicht_admin
        using (exists (select from identity.machine_client c where c.id = account_id)) with check (false);
      grant select (account_id), delete on identity.session to ketenzicht_admin;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy machines_ended on identity.session;
      drop policy machines_made on identity.account;
      drop policy machines_seen on identity.account;
      revoke select (account_id), delete on identity.session from ketenzicht_admin;
      revoke select (id, name, role, organisation_id), insert on identity.account from ketenzicht_admin;
      drop table identity.machine_key, identity.machine_client;
      alter table identity.account drop constraint account_organisation_id_id_key;
    `);
  }
}

const own = `(organisation_id = any ((select access.organisations())::uuid[]) or (select access.role()) = 'administrator')`;
