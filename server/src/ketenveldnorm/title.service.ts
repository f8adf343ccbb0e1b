import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addLocalDays, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  endTitle,
  lastDayOf,
  placeTitle,
  titlePeriod,
  type HeldTitle,
  type TitleChange,
  type TitleInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { OpenFile } from './open-file.js';
import { addTitle, changeTitle, settleTitles, titlesOf } from './title.queries.js';
import type { TrajectoryAct } from './trajectory.act.js';
import type { TrajectoryRow } from './trajectory.rows.js';

const segment = 'titles';
const column = 'ketenveldnorm.legal_title.words';

/** Legal titles: one at a time, each with a last day, and a plan for what comes after. */
@Injectable()
export class TitleService {
  constructor(private readonly file: OpenFile) {}

  set(visit: Visit, id: string, input: TitleInput): Promise<HeldTitle> {
    const period = titlePeriod(input);
    const today = localDate(visit.at);
    ensure(
      input.from <= addLocalDays(today, 366),
      'title.far_ahead',
      'This is more than a year ahead. Look at the day.',
    );
    return this.file.write(visit, { id, segment }, async (row, act) => {
      const { closes, until } = placeTitle(await titlesOf(act.tx, row.id), period);
      if (closes) await changeTitle(act, closes.id, { until: period.from });
      const titleId = randomUUID();
      const { kind, from, plan } = input;
      const words = input.words === null ? null : await act.seal(row, column, input.words);
      await addTitle(act, row, { id: titleId, kind, from, until, computed: period.computed, plan, words });
      await settleTitles(act, row);
      await act.step(row, 'titleSet', { title: titleId, kind, from, until, ...(closes && { closes: closes.id }) });
      return shown(act, row, titleId);
    });
  }

  /** What comes after, an earlier end, or the longer term of a voortzetting. */
  change(visit: Visit, id: string, change: TitleChange): Promise<HeldTitle> {
    return this.file.writePart(visit, 'legal_title', { id, segment }, async (row, act) => {
      const titles = await titlesOf(act.tx, row.id);
      const title = must(
        titles.find((one) => one.id === id),
        'the title just found',
      );
      const words = change.words === null ? title.words : await act.seal(row, column, change.words);
      if ('plan' in change) await changeTitle(act, id, { plan: change.plan, words });
      else if ('endedOn' in change) {
        const until = endTitle(title, change.endedOn, localDate(act.at));
        await changeTitle(act, id, { until, words, computed: false });
      } else await changeTitle(act, id, { until: longer(titles, title), words, computed: true });
      await settleTitles(act, row);
      const { words: _, ...said } = change;
      await act.step(row, 'endedOn' in change ? 'titleEnded' : 'titlePlanned', {
        title: id,
        kind: title.kind,
        ...said,
      });
      return shown(act, row, id);
    });
  }
}

type Titles = Awaited<ReturnType<typeof titlesOf>>;

/** Throws `input.invalid` when the law knows no longer term, `title.overlaps`, `title.not_longer`. */
function longer(titles: Titles, { id, kind, from, until }: Titles[number]): string | null {
  const period = titlePeriod({ kind, from, courtUntil: null, extended: true });
  const isLonger = until !== null && period.until !== null && period.until > until;
  ensure(isLonger, 'title.not_longer', `This title lasts up to and including ${lastDayOf({ until }) ?? ''} already.`);
  return placeTitle(
    titles.filter((one) => one.id !== id),
    period,
  ).until;
}

async function shown(act: TrajectoryAct, row: TrajectoryRow, id: string): Promise<HeldTitle> {
  const title = must(
    (await titlesOf(act.tx, row.id)).find((one) => one.id === id),
    'the title just written down',
  );
  const open = await act.opener(row);
  return { ...title, words: open(column, title.words) };
}
