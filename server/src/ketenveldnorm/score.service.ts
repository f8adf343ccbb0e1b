import { Injectable } from '@nestjs/common';
import { addLocalDays, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import type { Score, ScoreInput } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { byName } from './contact.queries.js';
import { OpenFile } from './open-file.js';

export const scoreColumns = `x.on_day::text as "on", x.scores, ${byName()}`;

/** How it goes in the twelve areas of life (the monitor of the persoonsgerichte aanpak), on a day. The same day again corrects what was scored. */
@Injectable()
export class ScoreService {
  constructor(private readonly file: OpenFile) {}

  set(visit: Visit, id: string, { on, scores }: ScoreInput): Promise<Score> {
    const today = localDate(visit.at);
    ensure(on <= today, 'score.future', 'This day is yet to come. Score how it is today.');
    ensure(on >= addLocalDays(today, -1_830), 'score.long_ago', 'This is more than five years ago. Look at the day.');
    ensure(Object.keys(scores).length > 0, 'score.empty', 'Score at least one area of life.');
    return this.file.write(visit, { id, segment: 'scores' }, async (row, act) => {
      const { rows } = await act.tx.query<Score>(
        `with x as (insert into ketenveldnorm.score (organisation_id, trajectory_id, on_day, scores, made_at, made_by) values ($1, $2, $3, $4, $5, $6)
           on conflict (organisation_id, trajectory_id, on_day) do update set scores = excluded.scores, made_at = excluded.made_at, made_by = excluded.made_by
           returning *)
         select ${scoreColumns} from x`,
        [row.organisationId, row.id, on, JSON.stringify(scores), act.at, visit.actor.id],
      );
      await act.step(row, 'scored', { on });
      return must(rows[0], 'the score just written down');
    });
  }
}
