import type { Tx } from '../platform/database/work.js';
import { partyColumns, type PartiesRow } from './case.rows.js';
import { aroundOf, shown, startOf, weighed, type FoundRow } from './found.rows.js';

type Db = Pick<Tx, 'query'>;
export type AnsweredRow = PartiesRow & FoundRow;

/**
 * Questions that were answered and whose answer is not read as an article, the best first, after `byIndexOfWords`. `coordination.answered` shows what is
 * asked for and nothing else; what the case says now decides what is shown of it. `query` is of `questionOf`.
 */
export async function answeredLike(
  db: Db,
  query: string,
  directoryId: string,
  how: 'every' | 'some',
): Promise<AnsweredRow[]> {
  await db.query(`select set_config('app.asked', $1, true)`, [query]);
  const rank = how === 'every' ? 'ts_rank_cd' : 'ts_rank';
  const { rows } = await db.query<AnsweredRow>(
    `with fits as (
       -- Whether a title holds it is told from a few words; the rest of it stays packed until it is ranked.
       select w.case_id, w.answered_at, w.searched from coordination.answered w
       where w.directory_id = $2 and (w.article_id is null or w.article_id in (select a.id from coordination.article a where a.withdrawn_at is not null))
       order by w.in_title @@ $1::tsquery desc, w.answered_at desc limit ${weighed}
     ), best as (
       select f.case_id, f.answered_at, ${rank}('{0.05, 0.2, 0.4, 1.0}', f.searched, $1::tsquery, 1) as score
       from fits f join coordination.case_file c on c.id = f.case_id and c.state = 'closed' and c.outcome = 'answered' and c.closed_at = f.answered_at
       order by score desc, f.answered_at desc, f.case_id limit ${shown}
     )
     select ${partyColumns}, c.id, c.title, null as subject, b.answered_at as at, b.score, ${startOf('s.text')}, ${aroundOf('s.text', '$1::tsquery')}
     from best b join coordination.case_file c on c.id = b.case_id
       join coordination.case_step s on s.case_id = b.case_id and s.kind = 'answered' and s.at = b.answered_at
     order by b.score desc, b.answered_at desc, b.case_id`,
    [query, directoryId],
  );
  return rows;
}
