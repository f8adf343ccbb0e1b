import { Injectable } from '@nestjs/common';
import { minute, type Actor } from '@ketenzicht/shared/kernel';
import {
  closedMonth,
  daysOf,
  figuresOf,
  isOutsider,
  publishedFigures,
  spanOf,
  type Days,
  type PlacementFigures,
  type PlacementFiguresQuery,
} from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import { Everywhere } from './everywhere.js';
import { asksBetween, requestsBetween } from './facts.queries.js';

type Exact = ReturnType<typeof figuresOf>;

/** Figures may be ten minutes old; half of that leaves room for a screen. */
const keptFor = 5 * minute;
const mostKept = 50;

/** How finding a place goes in the whole register. Nobody's request can be seen in it: outside the care chain small numbers are hidden as well. */
@Injectable()
export class PlacementFiguresService {
  private readonly kept = new Map<string, { at: number; figures: Promise<Exact> }>();

  constructor(
    private readonly everywhere: Everywhere,
    private readonly capacity: CapacityService,
  ) {}

  async read(actor: Actor, query: PlacementFiguresQuery, at: Date): Promise<PlacementFigures> {
    if (!isOutsider(actor)) return this.exact(actor.directoryId, daysOf(query, at), at);
    return publishedFigures(await this.exact(actor.directoryId, closedMonth(query.to, at), at));
  }

  /** Kept for some minutes, so that a screen on which many look costs one question. What failed is asked again. */
  private exact(directoryId: string, days: Days, at: Date): Promise<Exact> {
    const key = `${days.from} ${days.to} ${directoryId}`;
    const known = this.kept.get(key);
    const age = at.getTime() - (known?.at ?? -Infinity);
    if (known && age >= 0 && age < keptFor) return known.figures;
    const figures = this.reckon(directoryId, days, at);
    this.kept.delete(key);
    this.kept.set(key, { at: at.getTime(), figures });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    figures.catch(() => this.kept.delete(key));
    return figures;
  }

  private async reckon(directoryId: string, days: Days, at: Date): Promise<Exact> {
    const span = spanOf(days, at);
    const [from, to] = [new Date(span.from), new Date(span.to)];
    return this.everywhere.read(async (tx) => {
      const requests = await requestsBetween(tx, directoryId, from, to);
      const asks = await asksBetween(tx, from, to);
      const here = asks.filter(({ unitId }) => this.capacity.known(unitId)?.directoryId === directoryId);
      return figuresOf(days, span, requests, here);
    });
  }
}
