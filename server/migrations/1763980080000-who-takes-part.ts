import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What opens for whoever asks is found by an index, however many are followed. What the database must keep secret (row-level security) it asks no index for about an
 * array, nor for a function of each row: with twenty thousand people every question about one of them looked at all of them, for half a second.
 */
export class WhoTakesPart1763980080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(takingPart);
    await db.query(related);
    await db.query(opened(byTable));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(opened(`select t.id from ketenveldnorm.trajectory t where t.party_ids @> array[access.actor()]`));
    await db.query(`
      ${card('ketenveldnorm.relates(organisation_id, person_id)')}
      drop function ketenveldnorm.related();
      drop trigger who_takes_part on ketenveldnorm.trajectory;
      drop function ketenveldnorm.who_takes_part();
      drop table ketenveldnorm.taking_part;
    `);
  }
}

/** Whoever took part once; that they still do stands in the trajectory alone, so that a line too many here opens nothing. */
const takingPart = `
  create table ketenveldnorm.taking_part (
    organisation_id uuid not null,
    account_id uuid not null,
    trajectory_id uuid not null,
    primary key (organisation_id, account_id, trajectory_id),
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade
  );
  create index on ketenveldnorm.taking_part (account_id);
  create index on ketenveldnorm.taking_part (organisation_id, trajectory_id);
  insert into ketenveldnorm.taking_part select distinct organisation_id, party, id from ketenveldnorm.trajectory, unnest(party_ids) party;

  create function ketenveldnorm.who_takes_part() returns trigger language plpgsql as $$
  begin
    insert into ketenveldnorm.taking_part (organisation_id, account_id, trajectory_id)
      select new.organisation_id, party, new.id from unnest(new.party_ids) party on conflict do nothing;
    return null;
  end $$;
  create trigger who_takes_part after insert or update of party_ids on ketenveldnorm.trajectory for each row execute function ketenveldnorm.who_takes_part();

  alter table ketenveldnorm.taking_part enable row level security;
  alter table ketenveldnorm.taking_part force row level security;
  create policy mine on ketenveldnorm.taking_part for select to ketenzicht_care using (account_id = (select access.actor()));
  -- By whoever moved the trajectory, of anybody: the trigger writes it.
  create policy adding on ketenveldnorm.taking_part for insert to ketenzicht_care with check ((select access.role()) <> '');
  create policy loading on ketenveldnorm.taking_part to ketenzicht_setup using (true) with check (true);
  grant select, insert on ketenveldnorm.taking_part to ketenzicht_care;
  grant select, insert, update, delete on ketenveldnorm.taking_part to ketenzicht_setup;
`;

const byTable = `
  select t.id from ketenveldnorm.taking_part p join ketenveldnorm.trajectory t on (t.organisation_id, t.id) = (p.organisation_id, p.trajectory_id)
  where p.account_id = access.actor() and access.actor() = any (t.party_ids)`;

const opened = (ofWhoTakesPart: string) => `
  create or replace function ketenveldnorm.opened() returns uuid[] language sql stable as $$
    select array(
      select t.id from ketenveldnorm.trajectory t where t.owner_id = access.actor()
      union ${ofWhoTakesPart}
      union select t.id from care.care_relation r join ketenveldnorm.trajectory t on (t.organisation_id, t.person_id) = (r.organisation_id, r.person_id)
        where r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now())
      union select t.id from audit.break_glass b join ketenveldnorm.trajectory t on (t.organisation_id, t.person_id) = (b.organisation_id, b.person_id)
        where b.account_id = access.actor() and b.until_at > now())
  $$;
`;

/** As it stood, but for how a relation or an emergency of one's own is asked for. */
const card = (related: string) => `
  alter policy card on ketenveldnorm.trajectory using (
    (select access.role()) in ('clock', 'privacyOfficer') or owner_id = (select access.actor()) or (select access.actor()) = any (party_ids)
    or ((select access.role()) = 'chainDirector' and (region_id = any ((select access.regions())::text[]) or to_region_id = any ((select access.regions())::text[])))
    or organisation_id = any ((select access.organisations())::uuid[])
    or lead_provider_id = any ((select access.organisations())::uuid[])
    or ${related});
`;

const related = `
  create function ketenveldnorm.related() returns uuid[] language sql stable as $$
    select array(
      select r.person_id from care.care_relation r where r.account_id = access.actor() and r.ended_at is null and (r.until_at is null or r.until_at > now())
      union select b.person_id from audit.break_glass b where b.account_id = access.actor() and b.until_at > now())
  $$;
  ${card('person_id = any ((select ketenveldnorm.related())::uuid[])')}
`;
