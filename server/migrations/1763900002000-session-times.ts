import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session's clocks need, and how sure we are of who it is; see `session.policy.ts`. */
export class SessionTimes1763900002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table identity.session
        add kind text not null default 'person' check (kind in ('person', 'wall', 'machine')),
        add assurance text not null default 'substantial' check (assurance in ('low', 'substantial', 'high')),
        add active_at timestamptz not null default now(),
        add proved_at timestamptz not null default now();
      create index on identity.session (account_id);
      update identity.account set scopes = array_append(scopes, 'capacity') where role = 'feed' and not 'capacity' = any (scopes);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop index identity.session_account_id_idx; alter table identity.session drop kind, drop assurance, drop active_at, drop proved_at',
    );
  }
}
