import { Injectable } from '@nestjs/common';
import {
  coordinationFigures,
  publishedCoordinationFigures,
  type CaseFact,
  type CoordinationFigures,
  type CoordinationFiguresQuery,
} from '@ketenzicht/shared/coordination';
import { minute, type Actor } from '@ketenzicht/shared/kernel';
import { closedMonth, daysOf, isOutsider, spanOf, type Days } from '@ketenzicht/shared/placement';
import { Work } from '../platform/database/work.js';
import { caseFacts, namesOfRegions } from './figures.queries.js';

const keptFor = 5 * minute;
const mostKept = 20;
const job = 'coordination.figures';

/** What happened at the coordination point, as sums: no case can be seen in them, and outside the care chain no small number either (PRIV-08). */
@Injectable()
export class CoordinationFiguresService {
  private readonly kept = new Map<string, { at: number; facts: Promise<CaseFact[]> }>();

  constructor(private readonly work: Work) {}

  async read(actor: Actor, query: CoordinationFiguresQuery, at: Date): Promise<CoordinationFigures> {
    const outside = isOutsider(actor);
    const days = outside ? closedMonth(query.to, at) : daysOf(query, at);
    const facts = await this.facts(actor.directoryId, days, at);
    if (outside) return publishedCoordinationFigures(days, facts, at);
    return coordinationFigures(days, facts.filter(isFor(actor)), at);
  }

  regionNames(ids: readonly string[], at: Date): Promise<Map<string, string>> {
    return this.work.runByClock('coordination', { at, job }, (tx) => namesOfRegions(tx, ids));
  }

  /** Kept for some minutes, so that a screen on which many look costs one question. What failed is asked again. */
  private facts(directoryId: string, days: Days, at: Date): Promise<CaseFact[]> {
    const key = `${days.from} ${days.to} ${directoryId}`;
    const known = this.kept.get(key);
    const age = at.getTime() - (known?.at ?? -Infinity);
    if (known && age >= 0 && age < keptFor) return known.facts;
    const { from, to } = spanOf(days, at);
    const facts = this.work.runByClock('coordination', { at, job }, (tx) =>
      caseFacts(tx, directoryId, new Date(from), new Date(to)),
    );
    this.kept.delete(key);
    this.kept.set(key, { at: at.getTime(), facts });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    facts.catch(() => this.kept.delete(key));
    return facts;
  }
}

/** A region's director reads of the own regions, where every case is theirs to see anyway. */
const isFor =
  ({ role, regionIds }: Actor) =>
  ({ regionId }: CaseFact): boolean =>
    role !== 'chainDirector' || regionIds.includes(regionId);
