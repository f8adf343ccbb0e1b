import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was answered before is found by its words, and only by whom the question concerns. Kept beside the case, because the policies of a case stand before
 * everything else that is asked of it: a search could not use an index and would unpack every case of the country. Here the words stand first, as a policy
 * of their own: of this table nothing shows but what is asked for in `app.asked`, and of that only what is one's own. It holds words, no texts.
 */
export class Answered1763970030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(table);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger find_answered on coordination.case_step;
      drop function coordination.find_answered();
      drop table coordination.answered;
      drop function access.asked();
    `);
  }
}

const words = (title: string, rest: string) => `
  setweight(to_tsvector('pg_catalog.dutch', ${title}), 'A') || setweight(to_tsvector('pg_catalog.simple', ${title}), 'A')
  || setweight(to_tsvector('pg_catalog.dutch', ${rest}), 'C') || setweight(to_tsvector('pg_catalog.simple', ${rest}), 'D')`;
const inTitle = (title: string) =>
  `to_tsvector('pg_catalog.dutch', ${title}) || to_tsvector('pg_catalog.simple', ${title})`;
const rest = `concat_ws(E'\\n', c.summary, s.text)`;
const columns = `case_id, answered_at, directory_id, region_id, rung, organisation_id, party_ids, article_id, searched, in_title`;

const table = `
  create table coordination.answered (
    case_id uuid not null references coordination.case_file,
    -- As the case was closed. Opened again and closed at another moment, this answer is no longer the last word, and is found no more.
    answered_at timestamptz not null,
    directory_id text not null references reference.directory,
    region_id text not null,
    rung text not null,
    organisation_id uuid,
    party_ids uuid[] not null,
    -- What it was published as: then the article is found instead, for as long as it stands.
    article_id uuid references coordination.article,
    searched tsvector not null,
    in_title tsvector not null,
    primary key (case_id, answered_at)
  );
  insert into coordination.answered (${columns})
  select c.id, s.at, c.directory_id, c.region_id, c.rung, c.organisation_id, c.party_ids,
    (select (p.detail->>'article')::uuid from coordination.case_step p where p.case_id = c.id and p.kind = 'published' and p.at = s.at limit 1),
    ${words('c.title', rest)}, ${inTitle('c.title')}
  from coordination.case_file c join coordination.case_step s on s.case_id = c.id and s.kind = 'answered'
  on conflict do nothing;
  create index answered_words on coordination.answered using gin (searched);

  -- Whoever writes an answer on a timeline makes it findable, in one act.
  create function coordination.find_answered() returns trigger language plpgsql as $$
  begin
    insert into coordination.answered (${columns})
    select c.id, s.at, c.directory_id, s.region_id, s.rung, s.organisation_id, s.party_ids, (s.detail->>'article')::uuid,
      ${words('c.title', rest)}, ${inTitle('c.title')}
    from coordination.case_file c, (select new.*) s where c.id = new.case_id;
    return null;
  end $$;
  create trigger find_answered after insert on coordination.case_step for each row
    when (new.kind = 'answered') execute function coordination.find_answered();
`;

const seen = `(
  (select access.role()) in ('nationalCoordinator', 'clock')
  or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))
  or ((select access.role()) in ('adviser', 'ministry') and rung = 'ministry')
  or organisation_id = any ((select access.organisations())::uuid[])
  or (select access.actor()) = any (party_ids))`;

const guards = `
  create function access.asked() returns tsquery language sql stable parallel safe
    as $$ select nullif(current_setting('app.asked', true), '')::tsquery $$;
  alter table coordination.answered enable row level security;
  alter table coordination.answered force row level security;
  create policy asked on coordination.answered as restrictive for select to ketenzicht_coordination using (searched @@ (select access.asked()));
  create policy seen on coordination.answered to ketenzicht_coordination using (${seen}) with check (${seen});
  create policy clearing on coordination.answered to ketenzicht_jobs
    using (exists (select from coordination.case_file c where c.id = answered.case_id)) with check (false);
  create policy loading on coordination.answered to ketenzicht_setup using (true) with check (true);
  grant select, insert on coordination.answered to ketenzicht_coordination;
  grant select (case_id), delete on coordination.answered to ketenzicht_jobs;
  grant select, insert, update, delete on coordination.answered to ketenzicht_setup;
  revoke execute on function coordination.find_answered from public;
`;
