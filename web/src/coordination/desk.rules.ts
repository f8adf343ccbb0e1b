import type { CaseCard, CaseKind, Rung } from '@ketenzicht/shared/coordination';
import { byTimeLeft, pressureOf } from './clock.rules.js';

export interface DeskSearch {
  rung?: Rung;
  kind?: CaseKind;
  region?: string;
  mine?: '1';
  closed?: '1';
}

const fits = (card: CaseCard, { kind, region, mine }: DeskSearch, me: string): boolean =>
  (kind === undefined || card.kind === kind) &&
  (region === undefined || card.regionId === region) &&
  (!mine || card.owner.id === me);

/** What is on the desk by what was chosen, the most pressing first, and how much lies on each rung before a rung was chosen. */
export function readDesk(cards: readonly CaseCard[], search: DeskSearch, me: string, now: number) {
  const chosen = cards.filter((card) => fits(card, search, me));
  const on = (rung: Rung) => {
    const there = chosen.filter((card) => card.rung === rung);
    return { rung, count: there.length, late: there.filter((card) => pressureOf(card, now) === 'late').length };
  };
  const shown = chosen.filter(({ rung }) => search.rung === undefined || rung === search.rung);
  const ordered = search.closed
    ? shown.toSorted((one, other) => (other.closedAt ?? '').localeCompare(one.closedAt ?? ''))
    : shown.toSorted(byTimeLeft);
  return { on, shown: ordered };
}
export type Desk = ReturnType<typeof readDesk>;
