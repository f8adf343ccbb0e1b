import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PersonVault } from '../../server/dist/src/person/vault.service.js';
import { Keyring } from '../../server/dist/src/platform/keys/keyring.js';
import { keysFile } from './product.ts';

const directoryId = 'following';
const regions = Array.from({ length: 11 }, (_, index) => `${directoryId}-${index}`);
const people = 220;

export interface Followed {
  /** Of a director with a caseload, and some of those in it, whose words are really sealed. */
  token: string;
  trajectoryIds: string[];
  events: number;
}

/** So many people over ten years, each with contacts, titles, payers, places, goals and scores. Only those who are looked at have keys and words that open. */
export async function seedFollowing(db: pg.Client, many: number): Promise<Followed> {
  const keys = await Keyring.open(keysFile, new Date());
  const organisation = randomUUID();
  await db.query(`insert into reference.directory (id, name, scheme) values ($1, 'Following', 'arrondissement')`, [
    directoryId,
  ]);
  await db.query(
    `insert into reference.region (id, directory_id, scheme, code, name, valid_from) select id, $1, 'arrondissement', id, id, '2000-01-01' from unnest($2::text[]) id`,
    [directoryId, regions],
  );
  await db.query(
    `insert into reference.provider (id, directory_id, name, valid_from) values ($1, $2, 'Bench', '2000-01-01')`,
    [organisation, directoryId],
  );
  const accounts = Array.from({ length: people }, () => randomUUID());
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id, region_ids)
     select id, 'following-' || id, 'none', 'Bench ' || n, 'chainDirector', $1, array[($3::text[])[1 + (n::int - 1) % 11]] from unnest($2::uuid[]) with ordinality as a (id, n)`,
    [directoryId, accounts, regions],
  );
  // What a foreign key or the trigger of the tenures would say, the statements below say themselves; with them three million rows take an hour.
  await db.query(`set session_replication_role = replica`);
  await db.query(persons, [organisation, many, regions, keys.newest('index').id, accounts]);
  await db.query(trajectories, [directoryId, accounts]);
  for (const statement of lives) await db.query(statement);
  await db.query(`set session_replication_role = origin`);
  const owner = accounts[1] ?? '';
  const trajectoryIds = await sealOf(db, new PersonVault(keys), owner);
  const { rows } = await db.query<{ events: number }>(events);
  return { token: await aSession(db, owner), trajectoryIds, events: Number(rows[0]?.events) };
}

async function sealOf(db: pg.Client, vault: PersonVault, owner: string): Promise<string[]> {
  const { rows } = await db.query<{ organisation_id: string; person_id: string; id: string }>(
    `select organisation_id, person_id, id from ketenveldnorm.trajectory where owner_id = $1 and phase = 'following' order by id`,
    [owner],
  );
  for (const { organisation_id: organisationId, person_id, id } of rows) {
    const cipher = await vault.make(db, { organisationId, id: person_id }, new Date());
    for (const table of ['contact', 'goal', 'legal_title', 'care_period'] as const)
      await db.query(`update ketenveldnorm.${table} set words = $2 where trajectory_id = $1`, [
        id,
        cipher.seal(`ketenveldnorm.${table}.words`, 'Gesproken, gaat redelijk.', id),
      ]);
    const card = { signs: [{ sign: 'Slaapt niet', act: 'Bel.' }], calls: [], remarks: null };
    await db.query(
      `insert into ketenveldnorm.crisis_card (organisation_id, trajectory_id, version, card, made_at, made_by) values ($1, $2, 1, $3, now(), $4)`,
      [organisationId, id, cipher.seal('ketenveldnorm.crisis_card.card', JSON.stringify(card), id), owner],
    );
  }
  return rows.map(({ id }) => id);
}

async function aSession(db: pg.Client, account: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at, assurance) values ($1, $2, now(), now(), now(), now() + interval '1 day', 'substantial')`,
    [createHash('sha256').update(token).digest(), account],
  );
  return token;
}

const persons = `
  insert into care.person (organisation_id, id, reference, region_id, name_index, index_key_id, created_at, created_by, changed_at, changed_by)
  select $1, gen_random_uuid(), 'KZ-' || overlay(upper(lpad(to_hex(n), 8, '0')) placing '-' from 5 for 0), ($3::text[])[1 + n % 11],
    sha256(n::text::bytea), $4, now() - interval '11 years', ($5::uuid[])[1], now(), ($5::uuid[])[1]
  from generate_series(1, $2::int) n`;

/** One in five has ended after the first two years. Owner and region go together as in the accounts. */
const trajectories = `
  with numbered as (
    select p.*, row_number() over (order by p.reference)::int as n, current_date - 40 - (row_number() over (order by p.reference)::int * 7919) % 3600 as included
    from care.person p),
  dated as (select *, n % 5 = 0 and included < current_date - 800 as over, 1 + (extract(year from age(current_date, included))::int / 2) as age_term from numbered)
  insert into ketenveldnorm.trajectory (organisation_id, id, person_id, directory_id, reference, region_id, lead_provider_id, phase, owner_id, reported_at, reported_by,
    table_on, included_on, term, regular_end, interval_days, next_contact_on, last_contact_on, title_ends_on, title_kind, title_planned, goals_open, goals_stalled,
    ended_on, end_ground, version, changed_at)
  select organisation_id, gen_random_uuid(), id, $1, 'LL-' || substr(reference, 4), region_id, organisation_id, case when over then 'ended' else 'following' end,
    ($2::uuid[])[1 + n % cardinality($2::uuid[])], included - interval '40 days', ($2::uuid[])[1 + n % cardinality($2::uuid[])], included, included,
    case when over then 1 else age_term end, (included + make_interval(years => 2 * case when over then 1 else age_term end))::date, 12,
    case when over then null else current_date + n % 9 end, case when over then included + 731 else current_date - 3 end,
    case when over then null else current_date + 20 + n % 160 end, case when over then null else 'zorgmachtiging' end, not over, 2, n % 2,
    case when over then (included + interval '2 years')::date end, case when over then 'evaluated' end, 3, included
  from dated`;

const until = 'coalesce(t.ended_on, current_date)';
const key = 't.organisation_id, t.id';
const by = 't.reported_at, t.owner_id';
const lives = [
  `insert into ketenveldnorm.tenure (organisation_id, trajectory_id, owner_id, region_id, phase, interval_days, from_at, until_at)
   select ${key}, t.owner_id, t.region_id, 'reported', null, t.reported_at, t.included_on from ketenveldnorm.trajectory t
   union all select ${key}, t.owner_id, t.region_id, 'following', 12, t.included_on, t.ended_on from ketenveldnorm.trajectory t`,
  `insert into ketenveldnorm.step (organisation_id, trajectory_id, at, kind, actor_id)
   select ${key}, t.reported_at + n * interval '9 days', (array['reported', 'triaged', 'included', 'planned'])[n], t.owner_id from ketenveldnorm.trajectory t, generate_series(1, 4) n`,
  `insert into ketenveldnorm.plan (organisation_id, trajectory_id, version, from_on, interval_days, agreed_with, words, made_at, made_by)
   select ${key}, 1, t.included_on, 12, '{}', 'v1|bench', ${by} from ketenveldnorm.trajectory t`,
  `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by, closed_at, closed_by)
   select ${key}, gen_random_uuid(), 'visit', case when random() < 0.1 then 'missed' else 'done' end, day::date, day, t.owner_id, day, t.owner_id
   from ketenveldnorm.trajectory t, generate_series(t.included_on, ${until} - 3, interval '12 days') day`,
  `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by)
   select ${key}, gen_random_uuid(), 'visit', 'planned', t.next_contact_on, now(), t.owner_id from ketenveldnorm.trajectory t where t.phase = 'following'`,
  // The last one ends when the card says so, which names the last day that still holds; from there back, half a year each.
  `insert into ketenveldnorm.legal_title (organisation_id, trajectory_id, id, kind, from_on, until_on, computed, plan, planned_at, made_at, made_by)
   select ${key}, gen_random_uuid(), 'zorgmachtiging', last - 182 * n, last - 182 * (n - 1), false, 'extension', now(), ${by}
   from ketenveldnorm.trajectory t, lateral (select coalesce(t.title_ends_on + 1, t.ended_on) as last) l, generate_series(1, greatest(1, (last - t.included_on) / 182)) n`,
  `insert into ketenveldnorm.payer_period (organisation_id, trajectory_id, id, payer, from_on, until_on, made_at, made_by)
   select ${key}, gen_random_uuid(), 'zvw', t.included_on, null, ${by} from ketenveldnorm.trajectory t`,
  `insert into ketenveldnorm.care_period (organisation_id, trajectory_id, id, kind, intensity, from_on, until_on, made_at, made_by)
   select ${key}, gen_random_uuid(), (array['ward', 'outpatient', 'home'])[1 + n % 3], (array['intensive', 'middle', 'light'])[1 + n % 3], t.included_on + 300 * n,
     case when t.included_on + 300 * (n + 1) < ${until} then t.included_on + 300 * (n + 1) end, ${by}
   from ketenveldnorm.trajectory t, generate_series(0, greatest(0, (${until} - t.included_on - 1) / 300)) n`,
  `insert into ketenveldnorm.goal (organisation_id, trajectory_id, id, area, state, words, made_at, made_by, changed_at)
   select ${key}, gen_random_uuid(), 'housing', (array['open', 'stalled', 'reached'])[n], 'v1|bench', ${by}, now() from ketenveldnorm.trajectory t, generate_series(1, 3) n`,
  `insert into ketenveldnorm.score (organisation_id, trajectory_id, on_day, scores, made_at, made_by)
   select ${key}, day::date, '{"housing": 3, "finance": 2, "addiction": 4}', ${by} from ketenveldnorm.trajectory t, generate_series(t.included_on, ${until}, interval '182 days') day`,
  // What the triggers would have kept: the nightly check reads nothing but this.
  `insert into ketenveldnorm.promise (organisation_id, trajectory_id, next_contact_on, last_contact_on, regular_end, from_at, until_at)
   select ${key}, case when after is null then t.next_contact_on else least(after, on_day + 12) end, case when after is null then t.last_contact_on else on_day end, t.regular_end, on_day,
     coalesce(after, t.ended_on)
   from (select trajectory_id, on_day, lead(on_day) over (partition by trajectory_id order by on_day) as after from ketenveldnorm.contact where state = 'done') c
   join ketenveldnorm.trajectory t on t.id = c.trajectory_id`,
  ...[
    ['title', 'plan', 'legal_title'],
    ['care', 'null', 'care_period'],
  ].map(
    ([what, plan, table]) =>
      `insert into ketenveldnorm.period_past (organisation_id, trajectory_id, what, period_id, from_on, until_on, plan, from_at)
       select organisation_id, trajectory_id, '${what}', id, from_on, until_on, ${plan}, made_at from ketenveldnorm.${table}`,
  ),
];

const events = `select ${['step', 'contact', 'legal_title', 'payer_period', 'care_period', 'goal', 'score']
  .map((table) => `(select count(*) from ketenveldnorm.${table})`)
  .join(' + ')} as events`;
