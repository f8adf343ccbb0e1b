import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reference data: registers, regions by scheme, providers, locations and wards, each with its validity `[valid_from, valid_to)`. */
export class Directory1763800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table directory (
        id text primary key,
        name text not null,
        demo boolean not null default false,
        credit text,
        scheme text not null
      );
      create table region (
        id text primary key,
        directory_id text not null references directory,
        scheme text not null,
        code text not null,
        name text not null,
        assumed boolean not null default false,
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to > valid_from),
        unique (id, scheme),
        unique (directory_id, scheme, code, valid_from)
      );
      create table provider (
        id uuid primary key,
        directory_id text not null references directory,
        name text not null,
        agb text check (agb ~ '^[0-9]{8}$'),
        ura text check (ura ~ '^[0-9]{8}$'),
        kvk text check (kvk ~ '^[0-9]{8}$'),
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to > valid_from),
        unique (id, directory_id)
      );
      create table location (
        id uuid primary key,
        provider_id uuid not null references provider,
        name text not null,
        city text not null,
        latitude double precision check (latitude between -90 and 90),
        longitude double precision check (longitude between -180 and 180),
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to > valid_from),
        unique (id, provider_id)
      );
      -- The second foreign key keeps schemes apart: a location cannot stand in a region of another scheme than it says.
      create table location_region (
        location_id uuid not null references location,
        scheme text not null,
        region_id text not null,
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to > valid_from),
        primary key (location_id, scheme, valid_from),
        foreign key (region_id, scheme) references region (id, scheme)
      );
      create table ward (
        id uuid primary key,
        directory_id text not null references directory,
        provider_id uuid not null,
        location_id uuid not null,
        name text not null,
        setting text not null,
        security_level text,
        care_intensity text,
        target_groups text[] not null default '{}',
        sex text not null default 'all',
        age_min int not null default 18,
        age_max int check (age_max >= age_min),
        titles text[] not null default '{}',
        payers text[] not null default '{}',
        phone text not null,
        places int check (places between 0 and 9999),
        valid_from timestamptz not null,
        valid_to timestamptz check (valid_to > valid_from),
        foreign key (provider_id, directory_id) references provider (id, directory_id),
        foreign key (location_id, provider_id) references location (id, provider_id)
      );
      create index on ward (directory_id);
      -- A ward with its region in its register's own scheme: the newest entry, so that a ward never drops off the board between two schemes' dates.
      create view ward_in_region as
        select w.*, lr.region_id
        from ward w
        join directory d on d.id = w.directory_id
        join lateral (
          select region_id from location_region lr
          where lr.location_id = w.location_id and lr.scheme = d.scheme
          order by lr.valid_from desc limit 1
        ) lr on true;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop view ward_in_region; drop table ward, location_region, location, provider, region, directory');
  }
}
