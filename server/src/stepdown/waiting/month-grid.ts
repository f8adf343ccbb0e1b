/** Dutch calendar days; `until` does not count. */
export interface Nights {
  from: string;
  until: string;
}
/** Of a calendar day, in which no clock takes part. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A period cut into calendar months, the first and the last perhaps in part. */
export class MonthGrid {
  readonly from: number;
  readonly until: number;
  /** The first day of each month, `2026-11-01`. */
  readonly months: readonly string[];
  /** Where each month begins, and after the last where that one ends. */
  private readonly begins: Int32Array;

  constructor({ from, until }: Nights) {
    this.from = dayNumber(from);
    this.until = dayNumber(until);
    const months: string[] = [];
    for (let month = `${from.slice(0, 7)}-01`; month < until; month = following(month)) months.push(month);
    this.months = months;
    const last = months.at(-1);
    this.begins = Int32Array.from([...months, ...(last ? [following(last)] : [])], dayNumber);
  }

  /** Tells in which month how many nights of these days lie: by the place of the month, in order. `off` does not count. */
  each(on: number, off: number, tell: (month: number, nights: number) => void): void {
    let from = Math.max(on, this.from);
    const until = Math.min(off, this.until);
    if (from >= until) return;
    for (let month = this.monthOf(from); from < until; month++) {
      const end = Math.min(until, this.begins[month + 1] ?? until);
      tell(month, end - from);
      from = end;
    }
  }

  /** Puts a 1 at each month that these days touch. */
  mark(on: number, off: number, months: Uint8Array): void {
    const [first, last] = [Math.max(on, this.from), Math.min(off, this.until) - 1];
    if (first <= last) months.fill(1, this.monthOf(first), this.monthOf(last) + 1);
  }

  /** Guessed by the longest month there is, so that it is never too far. */
  private monthOf(on: number): number {
    let month = Math.floor((on - (this.begins[0] ?? on)) / 31);
    while ((this.begins[month + 1] ?? Infinity) <= on) month++;
    return month;
  }
}

const following = (month: string): string => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return of === 12 ? `${year + 1}-01-01` : `${year}-${String(of + 1).padStart(2, '0')}-01`;
};
