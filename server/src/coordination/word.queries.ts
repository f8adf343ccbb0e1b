import type { Tx } from '../platform/database/work.js';
import type { Known } from './article.words.rules.js';

type Db = Pick<Tx, 'query'>;

/** What occurs in an article can be asked for, also by whoever mistypes it. */
export async function learnWords(db: Db, text: string): Promise<void> {
  await db.query(
    `insert into coordination.article_word (word)
     select distinct lexeme from unnest(to_tsvector('pg_catalog.simple', $1)) where length(lexeme) between 4 and 40 and lexeme ~ '^[[:alpha:]]+$' order by lexeme
     on conflict do nothing`,
    [text],
  );
}

/** Stems of words, and for a word that occurs nowhere the nearest three that do. */
export async function knownWords(db: Db, words: readonly string[]): Promise<Map<string, Known>> {
  // For this transaction: so much of their trigrams two words must share to be taken for each other.
  await db.query(`select set_config('pg_trgm.similarity_threshold', '0.4', true)`);
  const { rows } = await db.query<Known & { word: string }>(
    `select asked.word, coalesce(ts_lexize('pg_catalog.dutch_stem', asked.word), '{}') as stems,
       -- A case, so that only a word that is not there is compared with all that are.
       case when length(asked.word) < 4 or exists (select from coordination.article_word k where ${startsWith}) then '{}'
         else array(select k.word from coordination.article_word k where k.word operator(coordination.%) asked.word
           order by coordination.similarity(k.word, asked.word) desc, k.word limit 3) end as instead
     from unnest($1::text[]) asked (word)`,
    [words],
  );
  return new Map(rows.map(({ word, stems, instead }) => [word, { stems, instead }]));
}
/** As a range, which an index can answer. */
const startsWith = `k.word >= asked.word collate "C" and k.word < (asked.word || chr(1114111)) collate "C"`;

/** For this transaction: any other way than by the index of words unpacks text after text until enough of them fit. */
export async function byIndexOfWords(db: Db): Promise<void> {
  await db.query(`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`);
}
