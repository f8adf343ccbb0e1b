import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is told of what. A line of `told` is written in the transaction of what happened; a clock spreads it over people, channels and systems. What has to be
 * sent is a row of its own, so that a mail server that is away for an hour loses nothing and nothing is sent twice.
 */
export class Telling1763970005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'desk-notices';
      drop table coordination.webhook_delivery, coordination.webhook, coordination.push_subscription, coordination.told_preference,
        coordination.told_sending, coordination.told;
      revoke usage on schema coordination from ketenzicht_placement;
    `);
  }
}

const tables = `
  create table coordination.told (
    id uuid primary key default gen_random_uuid(),
    -- Somebody, or an organisation with its systems: the latter is spread over people, and is in nobody's list.
    account_id uuid references identity.account,
    organisation_id uuid references reference.provider,
    everyone boolean not null default false,
    topic text not null,
    reference text not null,
    path text not null check (path ~ '^/[^/]' and length(path) <= 200),
    urgent boolean not null,
    -- What makes it the same message: nobody is told twice.
    key text not null,
    at timestamptz not null,
    spread_at timestamptz,
    acknowledged_at timestamptz,
    check ((account_id is null) <> (organisation_id is null)),
    unique (account_id, topic, key)
  );
  create unique index once_per_organisation on coordination.told (organisation_id, topic, key) where organisation_id is not null;
  create index on coordination.told (account_id, at desc) where account_id is not null;
  create index on coordination.told (at) where spread_at is null;
  create index on coordination.told (topic, key);

  create table coordination.told_sending (
    told_id uuid not null references coordination.told,
    account_id uuid not null references identity.account,
    channel text not null check (channel in ('mail', 'push')),
    -- 0 at first; a crisis is said again until somebody has seen it.
    round int not null default 0,
    -- Not before. While somebody is sending: when another may try, should they die.
    next_at timestamptz not null,
    tries int not null default 0,
    done_at timestamptz,
    dead_at timestamptz,
    last_status text,
    primary key (told_id, channel, round)
  );
  create index on coordination.told_sending (next_at) where done_at is null and dead_at is null;

  create table coordination.told_preference (
    account_id uuid primary key references identity.account,
    channels jsonb not null,
    quiet jsonb,
    email text,
    language text not null,
    changed_at timestamptz not null
  );

  create table coordination.push_subscription (
    account_id uuid not null references identity.account,
    -- One browser is one person's: the next one who logs in there takes it over.
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    key_id text not null,
    made_at timestamptz not null,
    primary key (account_id, endpoint)
  );

  create table coordination.webhook (
    organisation_id uuid not null references reference.provider,
    id uuid not null,
    url text not null,
    topics text[] not null,
    -- Its secret is made of this key and its id, and is in no database.
    key_id text not null,
    created_by uuid not null references identity.account,
    created_at timestamptz not null,
    last_ok_at timestamptz,
    failing_since timestamptz,
    paused_at timestamptz,
    version int not null default 0,
    primary key (organisation_id, id)
  );

  create table coordination.webhook_delivery (
    organisation_id uuid not null,
    id uuid not null,
    webhook_id uuid not null,
    told_id uuid not null references coordination.told,
    topic text not null,
    made_at timestamptz not null,
    next_at timestamptz,
    tries int not null default 0,
    done_at timestamptz,
    dead_at timestamptz,
    last_status text,
    primary key (organisation_id, id),
    unique (organisation_id, webhook_id, told_id),
    foreign key (organisation_id, webhook_id) references coordination.webhook on delete cascade
  );
  create index on coordination.webhook_delivery (next_at) where done_at is null and dead_at is null;
  create index on coordination.webhook_delivery (told_id);
`;

const all = ['told', 'told_sending', 'told_preference', 'push_subscription', 'webhook', 'webhook_delivery'];
const own = `((select access.role()) = 'clock' or account_id = (select access.actor()))`;
const ofOrganisation = `((select access.role()) = 'clock' or organisation_id = any ((select access.organisations())::uuid[]))`;

const guards = `
  ${all.map((table) => `alter table coordination.${table} enable row level security; alter table coordination.${table} force row level security;`).join('\n')}
  ${['told', 'told_sending', 'told_preference', 'push_subscription'].map((table) => `create policy own on coordination.${table} to ketenzicht_coordination using (${own}) with check (${own});`).join('\n')}
  ${['webhook', 'webhook_delivery'].map((table) => `create policy of_organisation on coordination.${table} to ketenzicht_coordination using (${ofOrganisation}) with check (${ofOrganisation});`).join('\n')}
  -- Whoever acts may let others know of it, and reads nothing back.
  create policy telling on coordination.told for insert to ketenzicht_coordination, ketenzicht_placement with check (spread_at is null and acknowledged_at is null);
  ${['told', 'told_sending', 'webhook_delivery'].map((table) => `create policy clearing on coordination.${table} to ketenzicht_jobs using (true) with check (false);`).join('\n')}

  grant usage on schema coordination to ketenzicht_placement;
  grant insert on coordination.told to ketenzicht_placement;
  grant select, insert on ${all.map((table) => `coordination.${table}`).join(', ')} to ketenzicht_coordination;
  grant update (spread_at, acknowledged_at) on coordination.told to ketenzicht_coordination;
  grant update on coordination.told_sending, coordination.told_preference, coordination.push_subscription, coordination.webhook, coordination.webhook_delivery to ketenzicht_coordination;
  grant delete on coordination.push_subscription, coordination.webhook to ketenzicht_coordination;
  grant select (id, at), delete on coordination.told to ketenzicht_jobs;
  grant select (told_id), delete on coordination.told_sending, coordination.webhook_delivery to ketenzicht_jobs;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('desk-notices', 'P1Y', null, 'het bericht', 'delete', 'voorstel aan de opdrachtgever; AVG 5(1)(e)');
`;
