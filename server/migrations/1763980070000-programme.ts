import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the regions build up the ketenveldnorm, and figures of whoever is followed. Neither is about anybody: the figures are counted by the clock, in the room of
 * care, into rows that say for how many people one quarter was alike; whoever reads them has no way from there to a person. Rounding and hiding small
 * numbers is done by whoever answers (`following-figures.rules.ts`); a region's director gets the rows of the own regions only, from the database itself.
 */
export class Programme1763980070000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(programme);
    await db.query(figures);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table ketenveldnorm.key_figure, ketenveldnorm.key_figure_count, ketenveldnorm.programme_region;
      revoke usage on schema ketenveldnorm from ketenzicht_coordination;
    `);
  }
}

/** The national point, and whoever directs a region that it covers: as `mayChangeProgramme` has it. */
const builds = `((select access.role()) = 'nationalCoordinator' or ((select access.role()) = 'chainDirector' and covers && (select access.regions())::text[]))`;

const programme = `
  create table ketenveldnorm.programme_region (
    -- Of the scheme ketenveldnorm; the people live in regions of the register's own scheme, and which those are is said here.
    region_id text primary key references reference.region,
    covers text[] not null default '{}',
    pilot boolean not null default false,
    lead_provider text check (char_length(lead_provider) <= 100),
    partners text[] not null default '{}',
    started_on date,
    target int check (target between 0 and 2000),
    steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
    version int not null default 0,
    changed_at timestamptz(3) not null,
    changed_by uuid references identity.account
  );
  alter table ketenveldnorm.programme_region enable row level security; alter table ketenveldnorm.programme_region force row level security;
  create policy told on ketenveldnorm.programme_region for select to ketenzicht_coordination using (true);
  create policy building on ketenveldnorm.programme_region for update to ketenzicht_coordination
    using (${builds}) with check (${builds});
  create policy beginning on ketenveldnorm.programme_region for insert to ketenzicht_coordination
    with check (${builds});
  create policy loading on ketenveldnorm.programme_region to ketenzicht_setup using (true) with check (true);
  grant usage on schema ketenveldnorm to ketenzicht_coordination;
  grant select, insert on ketenveldnorm.programme_region to ketenzicht_coordination;
  grant update (covers, lead_provider, partners, started_on, target, steps, version, changed_at, changed_by) on ketenveldnorm.programme_region to ketenzicht_coordination;
  grant select, insert on ketenveldnorm.programme_region to ketenzicht_setup;
`;

const clock = `(select access.role()) = 'clock'`;

const figures = `
  create table ketenveldnorm.key_figure (
    id bigint generated always as identity primary key,
    directory_id text not null references reference.directory,
    quarter text not null check (quarter ~ '^20[0-9]{2}-Q[1-4]$'),
    region_id text not null references reference.region,
    -- What is alike: see FollowingCell.
    kind jsonb not null check (jsonb_typeof(kind) = 'object'),
    count int not null check (count > 0),
    days int[] not null default '{}',
    contacts_done int not null check (contacts_done >= 0),
    contacts_missed int not null check (contacts_missed >= 0)
  );
  create index on ketenveldnorm.key_figure (directory_id, quarter);
  -- A quarter that was counted after its end is never counted again, so that what was told stays true when files are erased.
  create table ketenveldnorm.key_figure_count (
    directory_id text not null references reference.directory,
    quarter text not null,
    counted_at timestamptz(3) not null,
    primary key (directory_id, quarter)
  );

  ${['key_figure', 'key_figure_count'].map((table) => `alter table ketenveldnorm.${table} enable row level security; alter table ketenveldnorm.${table} force row level security;`).join('\n')}
  create policy counting on ketenveldnorm.key_figure to ketenzicht_care using (${clock}) with check (${clock});
  create policy counting on ketenveldnorm.key_figure_count to ketenzicht_care using (${clock}) with check (${clock});
  create policy told on ketenveldnorm.key_figure for select to ketenzicht_coordination using (
    (select access.role()) in ('clock', 'nationalCoordinator', 'ministry', 'adviser', 'administrator', 'provider')
    or region_id = any ((select access.regions())::text[]));
  create policy told on ketenveldnorm.key_figure_count for select to ketenzicht_coordination using (true);
  grant select, insert, delete on ketenveldnorm.key_figure to ketenzicht_care;
  grant select, insert, update on ketenveldnorm.key_figure_count to ketenzicht_care;
  grant select on ketenveldnorm.key_figure, ketenveldnorm.key_figure_count to ketenzicht_coordination;
`;
