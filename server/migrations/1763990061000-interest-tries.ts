import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often a form came from one place, for all processes together. The place is a keyed hash of an address with a key of the day: the address itself is
 * nowhere, and the hash of tomorrow is another one.
 */
export class InterestTries1763990061000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table interest.try (
        place bytea primary key check (length(place) = 32),
        -- The hour that is counted began.
        since timestamptz not null,
        count int not null check (count > 0)
      );
      create index on interest.try (since);
      alter table interest.try enable row level security;
      alter table interest.try force row level security;
      create policy by_clock on interest.try to ketenzicht_coordination using (${clock}) with check (${clock});
      create policy clearing on interest.try to ketenzicht_jobs using (true) with check (false);
      grant select, insert, update, delete on interest.try to ketenzicht_coordination;
      grant select (since), delete on interest.try to ketenzicht_jobs;
      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('interest-tries', 'P1D', null, 'eerste poging van het uur', 'delete', 'langer dan een uur telt niets mee; AVG 5(1)(c) en (e)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from privacy.retention_rule where class = 'interest-tries'; drop table interest.try;`);
  }
}

const clock = `(select access.role()) = 'clock'`;
