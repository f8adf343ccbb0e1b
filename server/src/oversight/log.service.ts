import { Injectable } from '@nestjs/common';
import { RuleError, addLocalDays, hour, startOfLocalDay } from '@ketenzicht/shared/kernel';
import {
  looksAt,
  type Breach,
  type BreachQuery,
  type Choices,
  type Extract,
  type ExtractQuery,
  type Figures,
  type FiguresQuery,
  type LogPage,
  type LogSearch,
  type ShownLine,
} from '@ketenzicht/shared/oversight';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { breachOf, choicesIn, figuresBy, linesAbout, personBy, searchLog } from './log.queries.js';

const pageSize = 100;
const supervision = { purpose: 'oversight', relationBasis: 'supervision' } as const;
/** GDPR article 33(1). */
const noticeWithin = 72 * hour;

export interface FullExtract {
  extract: Extract;
  lines: ShownLine[];
}

/** Every question about the log is itself in the log (SEC-08), with what was asked and which lines were shown. */
@Injectable()
export class LogService {
  constructor(private readonly work: Work) {}

  search(visit: Visit, search: LogSearch): Promise<LogPage> {
    return this.work.run('audit', visit, async (tx) => {
      const { person: given, ...rest } = search;
      const person = given === undefined ? null : (await this.person(tx, given)).id;
      const found = await searchLog(tx, rest, person, pageSize + 1);
      const lines = found.slice(0, pageSize);
      tx.note(asked(search, `${lines.at(-1)?.seq ?? 0}-${lines[0]?.seq ?? 0}`, person));
      return { lines, next: found.length > pageSize ? (lines.at(-1)?.seq ?? null) : null };
    });
  }

  figures(visit: Visit, query: FiguresQuery): Promise<Figures> {
    const [from, until] = [startOfLocalDay(query.from), startOfLocalDay(addLocalDays(query.until, 1))];
    return this.work.run('audit', visit, async (tx) => {
      tx.note(asked(query, 'figures'));
      return { rows: await figuresBy(tx, query.by, from, until) };
    });
  }

  extract(
    visit: Visit,
    query: ExtractQuery,
    noted: Pick<Noted, 'action' | 'objects'> = { action: 'R', objects: [] },
  ): Promise<FullExtract> {
    return this.work.run('audit', visit, async (tx) => {
      const { id, reference } = await this.person(tx, query.person);
      const lines = await linesAbout(tx, id, query);
      const lifecycle = noted.action === 'E' ? 'exported' : 'read';
      tx.note({
        action: noted.action,
        purpose: 'patientRequest',
        relationBasis: 'supervision',
        objects: [{ type: 'person', id, segment: 'log', lifecycle }, ...noted.objects],
      });
      const names = new Map(lines.map(({ organisationId, organisationName }) => [organisationId, organisationName]));
      const looks = looksAt(id, lines).map((look) => ({
        ...look,
        organisationName: names.get(look.organisationId) ?? null,
      }));
      const period = { from: query.from ?? null, until: query.until ?? null };
      return { extract: { personId: id, reference, ...period, lines: lines.length, looks }, lines };
    });
  }

  breach(visit: Visit, query: BreachQuery): Promise<Breach> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note(asked(query, 'breach'));
      return { ...(await breachOf(tx, query)), noticeBy: new Date(visit.at.getTime() + noticeWithin).toISOString() };
    });
  }

  choices(visit: Visit): Promise<Choices> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note({ ...supervision, action: 'R', objects: [{ type: 'log', id: 'choices' }] });
      return choicesIn(tx);
    });
  }

  private async person(tx: Tx, given: string): Promise<{ id: string; reference: string | null }> {
    const found = await personBy(tx, given);
    if (!found)
      throw new RuleError('person.unknown', 'There is nobody with this reference. Check it with whoever gave it.');
    return found;
  }
}

/** The question in the log: our own pseudonyms only, because nothing else can be asked with. */
const asked = (question: object, shown: string, person: string | null = null): Noted => ({
  ...supervision,
  action: 'R',
  objects: [
    { type: 'log', id: 'search', segment: shown, query: JSON.stringify(question).slice(0, 400) },
    ...(person === null ? [] : [{ type: 'person', id: person, segment: 'log', lifecycle: 'read' } as const]),
  ],
});
