import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { seeded } from './schedule.ts';

const subjects = ['wvggz', 'wzd', 'wfz', 'payers', 'placement', 'levensloop', 'practice'];
/** What people ask about. */
const known =
  'zorgmachtiging crisismaatregel inbewaringstelling rechter burgemeester plaatsing betaalt verzekeraar zorgkantoor gemeente behandelaar wachttijd beveiliging niveau afdeling uitstroom passant officier advies verzoek termijn overleg verblijf opname overplaatsing beslissing levensloop veiligheidshuis regio indicatie'.split(
    ' ',
  );
const starts = 'be ver ont her over aan uit door mee op toe af in bij na voor'.split(' ');
const middles = 'zorg recht plaats woon geld wet huis kring last hulp raad taak deel grond kracht zicht'.split(' ');
const ends = 'ing heid baar lijk schap sel dom nis er en ster aard loos vol zaam ij'.split(' ');

/** Of a language's own shape: few words that occur often and tens of thousands that occur seldom; now and then what the text is about. */
function wordOf(random: () => number, topics: readonly string[] = []): string {
  if (random() < 0.1) return topics[Math.floor(random() * topics.length)] ?? 'zorg';
  const rank = Math.floor(random() ** 3 * 40_000);
  const [start, middle, end, more] = [rank % 16, (rank >> 4) % 16, (rank >> 8) % 16, rank >> 12];
  return `${starts[start]}${middles[middle]}${more > 0 ? middles[(middle + more) % 16] : ''}${ends[end]}`;
}
const text = (random: () => number, topics: readonly string[], length: number): string =>
  Array.from({ length }, () => wordOf(random, topics)).join(' ');
/** The first of them in a fifth of all articles, the last in a twentieth. */
const topicsOf = (random: () => number): string[] =>
  Array.from({ length: 4 }, () => known[Math.floor(random() ** 1.5 * known.length)] ?? 'zorg');

export interface Seekers {
  coordinator: string;
  director: string;
}
export interface Sizes {
  articles: number;
  answered: number;
}

const directoryId = 'articles';
const regions = Array.from({ length: 11 }, (_, index) => `${directoryId}/${index}`);
const batch = 500;

/**
 * So many articles of 60 to 240 words and answered questions of 40 to 160, with a coordinator who may read all of them and a director who may read one
 * region's. By two connections, without the indexes, which are made at the end: one row after the other into an index of words is most of the work.
 */
export async function seedVraagbaak(url: string, { articles, answered }: Sizes): Promise<Seekers> {
  const open = async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      `set synchronous_commit = off; set maintenance_work_mem = '256MB'; set search_path = public, access, reference`,
    );
    return client;
  };
  const [db, other] = await Promise.all([open(), open()]);
  const { coordinator, director } = await seedPeople(db);
  const { rows: indexes } = await db.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
     where schemaname = 'coordination' and tablename in ('article', 'answered', 'article_word') and indexdef like '% USING gin %'`,
  );
  for (const { name } of indexes) await db.query(`drop index ${name}`);
  const random = seeded(2_026);
  const words = new Set<string>();
  const batches = [
    ...inBatches(articles, () => anArticle(random)),
    ...inBatches(answered, (at) => aQuestion(random, at)),
  ];
  const load = async (client: Client): Promise<void> => {
    for (let next = batches.shift(); next; next = batches.shift()) {
      const rows = next();
      for (const { title, body } of rows) for (const word of `${title} ${body}`.split(' ')) words.add(word);
      const given = [JSON.stringify(rows), coordinator.id];
      for (const sql of rows[0]?.subject === undefined ? [insertCases, insertAnswers] : [insertArticles])
        await client.query(sql, given);
    }
  };
  await Promise.all([load(db), load(other)]);
  await db.query(
    `insert into coordination.article_word (word) select w from unnest($1::text[]) w where length(w) between 4 and 40`,
    [[...words].sort()],
  );
  await Promise.all([makeIndexes(db, indexes), makeIndexes(other, indexes)]);
  await db.query('vacuum analyze');
  await Promise.all([db.end(), other.end()]);
  return { coordinator: coordinator.token, director: director.token };
}

async function makeIndexes(db: Client, left: { definition: string }[]): Promise<void> {
  for (let next = left.shift(); next; next = left.shift()) await db.query(next.definition);
}

function inBatches(many: number, one: (at: number) => Row): (() => Row[])[] {
  return Array.from(
    { length: Math.ceil(many / batch) },
    (_, turn) => () => Array.from({ length: Math.min(batch, many - turn * batch) }, (__, at) => one(turn * batch + at)),
  );
}

interface Row {
  id: string;
  title: string;
  body: string;
  subject?: string | undefined;
  region?: string | undefined;
  /** Published or answered, in the last three years. */
  at: Date;
}

const someMoment = (random: () => number): Date => new Date(Date.now() - Math.floor(random() * 1_095 * 86_400_000));

function anArticle(random: () => number): Row {
  const topics = topicsOf(random);
  return {
    id: randomUUID(),
    title: text(random, topics, 4 + Math.floor(random() * 6)),
    subject: subjects[Math.floor(random() * subjects.length)],
    body: text(random, topics, 60 + Math.floor(random() * 180)),
    at: someMoment(random),
  };
}

function aQuestion(random: () => number, at: number): Row {
  const topics = topicsOf(random);
  return {
    id: randomUUID(),
    title: text(random, topics, 4 + Math.floor(random() * 6)),
    region: regions[at % regions.length],
    body: text(random, topics, 40 + Math.floor(random() * 120)),
    at: someMoment(random),
  };
}

const insertArticles = `
  insert into coordination.article (id, directory_id, title, subject, body, review_on, published_at, published_by)
  select r.id, '${directoryId}', r.title, r.subject, r.body, current_date + 300, r.at, $2
  from jsonb_to_recordset($1) r (id uuid, title text, subject text, body text, at timestamptz)`;

/** As they stand after an answer; what they are found by is written by the database itself, with the line of the timeline. */
const insertCases = `
  insert into coordination.case_file (id, directory_id, reference, kind, title, urgency, region_id, state, rung, rung_since, owner_id, opened_by, opened_at, party_ids, closed_at, outcome, took_minutes)
  select r.id, '${directoryId}', 'CP-' || r.id, 'question', r.title, 'regular', r.region, 'closed', 'region', r.at, $2::uuid, $2::uuid, r.at, array[$2::uuid], r.at, 'answered', 2880
  from jsonb_to_recordset($1) r (id uuid, title text, region text, at timestamptz)`;
const insertAnswers = `
  insert into coordination.case_step (case_id, region_id, rung, party_ids, at, kind, actor_id, text)
  select c.id, '', '', '{}', c.closed_at, 'answered', $2::uuid, r.body
  from jsonb_to_recordset($1) r (id uuid, body text) join coordination.case_file c using (id)`;

/** Somebody who may read all of it, and somebody of one region. */
async function seedPeople(db: Client): Promise<Record<'coordinator' | 'director', { id: string; token: string }>> {
  await db.query(`insert into directory (id, name, scheme) values ($1, 'Articles', 'arrondissement')`, [directoryId]);
  await db.query(
    `insert into region (id, directory_id, scheme, code, name, valid_from) select id, $1, 'arrondissement', id, id, '2000-01-01' from unnest($2::text[]) id`,
    [directoryId, regions],
  );
  return {
    coordinator: await aPerson(db, 'nationalCoordinator', []),
    director: await aPerson(db, 'chainDirector', regions.slice(0, 1)),
  };
}

async function aPerson(db: Client, role: string, regionIds: readonly string[]) {
  const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id, region_ids) values ($1, $2, 'none', 'Bench', $3, $4, $5)`,
    [id, `articles-${id}`, role, directoryId, regionIds],
  );
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, now(), now(), now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), id],
  );
  return { id, token };
}

/** As people type: one word, some words, half a word, an old term, a typing error, a whole question. */
export function questions(many: number): string[] {
  const random = seeded(7);
  const one = () => known[Math.floor(random() * known.length)] ?? 'zorg';
  const kinds: (() => string)[] = [
    () => one(),
    () => `${one()} ${one()}`,
    () => `${one()} ${one().slice(0, 5)}`,
    () => `${wordOf(random)} ${one()}`,
    () => 'ketenveldnorm ibs',
    () => one().replace(/(.)(.)(.)$/, '$2$1$3'),
    () => `wie ${one()} het ${one()} als de ${one()} van ${wordOf(random)} niet ${one()}`,
  ];
  return Array.from({ length: many }, (_, turn) => kinds[turn % kinds.length]?.() ?? one());
}
