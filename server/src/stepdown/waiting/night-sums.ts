import type { OutflowSum } from '@ketenzicht/shared/stepdown';

export interface Amount {
  days: number;
  cents: number;
  unpricedDays: number;
}
interface Sum extends Amount {
  persons: number;
  /** Who was counted last, so that nobody is counted twice: they come one after another. */
  last: unknown;
}
type By = OutflowSum['by'];

/** Sums by one dimension at a time, filled person by person. */
export class Sums {
  private readonly by = new Map<By, Map<string | null, Sum>>();

  at(by: By, name: string | null): Sum {
    let table = this.by.get(by);
    if (!table) this.by.set(by, (table = new Map()));
    let sum = table.get(name);
    if (!sum) table.set(name, (sum = { persons: 0, days: 0, cents: 0, unpricedDays: 0, last: undefined }));
    return sum;
  }

  list(): OutflowSum[] {
    return [...this.by].flatMap(([by, table]) =>
      [...table].map(([name, { persons, days, cents, unpricedDays }]) => {
        return { by, name, persons, days, cents, unpricedDays };
      }),
    );
  }
}

export function raise(sum: Amount, { days, cents, unpricedDays }: Amount): void {
  sum.days += days;
  sum.cents += cents;
  sum.unpricedDays += unpricedDays;
}

/** Nights, and whose they are; of numbers it is not known who they were. */
export function add(sum: Sum, amount: Amount, who?: object): void {
  raise(sum, amount);
  if (who === undefined || sum.last === who) return;
  sum.last = who;
  sum.persons++;
}

export const priced = (days: number, price: number | null | undefined): Amount =>
  price === null || price === undefined
    ? { days, cents: 0, unpricedDays: days }
    : { days, cents: days * price, unpricedDays: 0 };
