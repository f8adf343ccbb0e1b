import type { OutflowSum } from '@ketenzicht/shared/stepdown';

export interface Amount {
  days: number;
  cents: number;
  unpricedDays: number;
}

/** Nights by the place of something; and how many people those were, who come one after another. */
export class Table {
  private readonly days: Float64Array;
  private readonly cents: Float64Array;
  private readonly unpriced: Float64Array;
  private readonly persons: Int32Array;
  /** Who was counted last at a place, so that nobody is counted there twice. */
  private readonly last: Int32Array;

  constructor(size: number) {
    [this.days, this.cents, this.unpriced] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    [this.persons, this.last] = [new Int32Array(size), new Int32Array(size)];
  }

  /** `who`: a number above 0 that is theirs; 0 where it is not known who they were. */
  add(at: number, { days, cents, unpricedDays }: Amount, who: number): void {
    this.days[at] = (this.days[at] ?? 0) + days;
    this.cents[at] = (this.cents[at] ?? 0) + cents;
    this.unpriced[at] = (this.unpriced[at] ?? 0) + unpricedDays;
    if (who === 0 || this.last[at] === who) return;
    this.last[at] = who;
    this.persons[at] = (this.persons[at] ?? 0) + 1;
  }

  /** Whatever has a night. */
  list(by: OutflowSum['by'], name: (at: number) => string | null): OutflowSum[] {
    const sums: OutflowSum[] = [];
    this.days.forEach((days, at) => {
      const [persons, cents, unpricedDays] = [this.persons[at] ?? 0, this.cents[at] ?? 0, this.unpriced[at] ?? 0];
      if (days > 0) sums.push({ by, name: name(at), persons, days, cents, unpricedDays });
    });
    return sums;
  }
}

/** Of a few nights in one month; a price below 0 is none. The same object is filled each time: there are hundreds of thousands. */
export function fill(amount: Amount, days: number, price: number): Amount {
  amount.days = days;
  amount.cents = price < 0 ? 0 : days * price;
  amount.unpricedDays = price < 0 ? days : 0;
  return amount;
}
export const noNights = (): Amount => ({ days: 0, cents: 0, unpricedDays: 0 });
