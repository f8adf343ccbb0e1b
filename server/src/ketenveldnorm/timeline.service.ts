import { Injectable } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import { timelineSpan, type Timeline, type TimelineQuestion } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { readCard } from './card.service.js';
import { OpenFile } from './open-file.js';
import { readYears } from './timeline.queries.js';

/** Years of somebody in one look: one question for each table, and one key for all the words. */
@Injectable()
export class TimelineService {
  constructor(private readonly file: OpenFile) {}

  read(visit: Visit, id: string, asked: TimelineQuestion): Promise<Timeline> {
    const span = timelineSpan(asked, localDate(visit.at));
    return this.file.read(visit, { id, segment: 'timeline' }, async (row, act) => {
      const years = await readYears(act.tx, row, span);
      const open = await act.opener(row);
      // Without the key the days and codes are still there, and the words are gone for good.
      const opened = <T extends { words: string | null }>(table: string, rows: readonly T[]) =>
        rows.map((one) => ({ ...one, words: open(`ketenveldnorm.${table}.words`, one.words) }));
      return {
        ...span,
        ...years,
        contacts: opened('contact', years.contacts),
        titles: opened('legal_title', years.titles),
        payers: opened('payer_period', years.payers),
        care: opened('care_period', years.care),
        goals: opened('goal', years.goals).map((goal) => ({ ...goal, words: goal.words ?? '' })),
        card: await readCard(act, row, open),
      };
    });
  }
}
