import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
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

/** So many articles of 60 to 240 words, and somebody who may look for them. */
export async function seedArticles(db: pg.Client, many: number): Promise<string> {
  await db.query(
    `insert into reference.directory (id, name, scheme) values ('articles', 'Articles', 'arrondissement') on conflict do nothing`,
  );
  const [by, token] = [randomUUID(), randomBytes(32).toString('base64url')];
  await db.query(
    `insert into identity.account (id, username, password_hash, name, role, directory_id) values ($1, $2, 'none', 'Bench coordinator', 'nationalCoordinator', 'articles')`,
    [by, `articles-${by}`],
  );
  await db.query(
    `insert into identity.session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, now(), now(), now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), by],
  );
  const random = seeded(2_026);
  for (let done = 0; done < many; done += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, many - done) }, () => {
      const topics = topicsOf(random);
      return {
        title: text(random, topics, 4 + Math.floor(random() * 6)),
        subject: subjects[Math.floor(random() * subjects.length)],
        body: text(random, topics, 60 + Math.floor(random() * 180)),
      };
    });
    await db.query(
      `insert into coordination.article (id, directory_id, title, subject, body, review_on, published_at, published_by)
       select gen_random_uuid(), 'articles', r.title, r.subject, r.body, current_date + 300, now() - random() * interval '3 years', $2
       from jsonb_to_recordset($1) r (title text, subject text, body text)`,
      [JSON.stringify(rows), by],
    );
  }
  await db.query(
    `insert into coordination.article_word (word)
     select distinct w from coordination.article, regexp_split_to_table(title || ' ' || body, ' ') w where length(w) between 4 and 40 on conflict do nothing`,
  );
  return token;
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
