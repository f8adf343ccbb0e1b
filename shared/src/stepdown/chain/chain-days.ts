import { addLocalDays, day } from '../../kernel/time.js';
import { isWorkingDay } from '../../kernel/working-days.rules.js';

/** Dutch calendar days as numbers from today: comparing those costs nothing, and each is reckoned once. */
export class ChainDays {
  private readonly dates: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly nexts: number[] = [];

  private readonly start: number;

  constructor(readonly today: string) {
    this.start = Date.parse(today);
  }

  /** Negative before today. Days without hours are all equally long. */
  number(date: string): number {
    const known = this.numbers.get(date);
    if (known !== undefined) return known;
    const number = (Date.parse(date) - this.start) / day;
    this.numbers.set(date, number);
    return number;
  }

  date(number: number): string {
    return (this.dates[number] ??= addLocalDays(this.today, number));
  }

  /** The first working day after it: a bed that is left on one day is made ready, and taken the next that people work. */
  next(number: number): number {
    return (this.nexts[number] ??= this.firstWorking(number + 1));
  }

  private firstWorking(from: number): number {
    let at = from;
    while (!isWorkingDay(this.date(at))) at++;
    return at;
  }
}
