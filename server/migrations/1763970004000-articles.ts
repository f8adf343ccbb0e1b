import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The vraagbaak. Everyone who is logged in reads every article (C0), the desk writes them, and what somebody thought of one is theirs alone: only the
 * sums are for others. `article_word` holds the words that occur, so that a typing error can be brought back to one of them.
 */
export class Articles1763970004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Not in `public`, which no room may use. Where somebody installed it elsewhere this fails, and says so.
    await db.query('create extension pg_trgm schema coordination');
    await db.query(tables);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table coordination.article_judgement, coordination.article_score, coordination.article_word, coordination.article;
      drop extension pg_trgm;
    `);
  }
}

/** Stems find other forms of a word; the words as they stand find what is still being typed. The title weighs most. */
const searched = `
  setweight(to_tsvector('pg_catalog.dutch', title), 'A') || setweight(to_tsvector('pg_catalog.simple', title), 'A')
  || setweight(to_tsvector('pg_catalog.dutch', body), 'C') || setweight(to_tsvector('pg_catalog.simple', body), 'D')
  || setweight(to_tsvector('pg_catalog.dutch', cited), 'D')`;
const inTitle = `to_tsvector('pg_catalog.dutch', title) || to_tsvector('pg_catalog.simple', title)`;

const tables = `
  create table coordination.article (
    id uuid primary key,
    directory_id text not null references reference.directory,
    version int not null default 0,
    title text not null,
    subject text not null check (subject in ('wvggz', 'wzd', 'wfz', 'payers', 'placement', 'levensloop', 'practice')),
    body text not null,
    sources text[] not null default '{}',
    -- The sources as one text, for searching: array_to_string is not immutable.
    cited text not null default '',
    review_on date not null,
    published_at timestamptz not null,
    published_by uuid not null references identity.account,
    withdrawn_at timestamptz,
    searched tsvector generated always as (${searched}) stored,
    in_title tsvector generated always as (${inTitle}) stored
  );
  create index on coordination.article using gin (searched) where withdrawn_at is null;
  create index on coordination.article using gin (in_title) where withdrawn_at is null;
  create index on coordination.article (directory_id, published_at desc) where withdrawn_at is null;
  create index on coordination.article (directory_id, subject, published_at desc) where withdrawn_at is null;

  -- Beside the article, so that an opinion does not make its indexes anew.
  create table coordination.article_score (
    article_id uuid primary key references coordination.article,
    helpful int not null default 0 check (helpful >= 0),
    unhelpful int not null default 0 check (unhelpful >= 0)
  );
  create table coordination.article_judgement (
    article_id uuid not null references coordination.article,
    account_id uuid not null references identity.account,
    helpful boolean not null,
    primary key (article_id, account_id)
  );
  create table coordination.article_word (word text collate "C" primary key);
  create index on coordination.article_word using gin (word coordination.gin_trgm_ops);
`;

const names = ['article', 'article_score', 'article_judgement', 'article_word'];
const desk = `(select access.role()) in ('nationalCoordinator', 'chainDirector')`;
const own = `account_id = (select access.actor())`;

const guards = `
  ${names.map((table) => `alter table coordination.${table} enable row level security; alter table coordination.${table} force row level security;`).join('\n')}
  ${names.map((table) => `create policy loading on coordination.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  create policy known on coordination.article for select to ketenzicht_coordination using (true);
  create policy published on coordination.article for insert to ketenzicht_coordination with check (${desk});
  create policy changed on coordination.article for update to ketenzicht_coordination using (${desk}) with check (${desk});
  create policy summed on coordination.article_score to ketenzicht_coordination using (true) with check (true);
  create policy own on coordination.article_judgement to ketenzicht_coordination using (${own}) with check (${own});
  create policy known on coordination.article_word for select to ketenzicht_coordination using (true);
  create policy learned on coordination.article_word for insert to ketenzicht_coordination with check (${desk});
  grant select, insert on ${names.map((table) => `coordination.${table}`).join()} to ketenzicht_coordination;
  grant update on coordination.article, coordination.article_score, coordination.article_judgement to ketenzicht_coordination;
  grant select, insert, update, delete on ${names.map((table) => `coordination.${table}`).join()} to ketenzicht_setup;
`;
