/** One measured figure: the value that decides, and how far the rounds lay apart. */
export interface Figure {
  value: number;
  low: number;
  high: number;
}

/** Nearest rank; NaN when there is nothing to rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** What the rounds brought in, by name. A round adds one number (a rate) or many (latencies). */
export class Samples {
  private readonly rounds = new Map<string, number[][]>();

  add(name: string, ...values: number[]): void {
    const known = this.rounds.get(name);
    if (known) known.push(values);
    else this.rounds.set(name, [values]);
  }

  has(name: string): boolean {
    return this.rounds.has(name);
  }

  count(name: string): number {
    return this.of(name).flat().length;
  }

  /** The middle round, for things measured once a round. */
  median(name: string): Figure {
    const values = this.of(name).flat();
    return { value: median(values), low: Math.min(...values), high: Math.max(...values) };
  }

  /** Over the events of all rounds together, because a p99 of one round is nearly its worst event; low and high are those of single rounds. */
  percentile(name: string, share: number): Figure {
    const each = this.of(name).map((round) => percentile(round, share));
    return { value: percentile(this.of(name).flat(), share), low: Math.min(...each), high: Math.max(...each) };
  }

  toJSON(): Record<string, number[][]> {
    return Object.fromEntries(
      [...this.rounds].map(([name, rounds]) => [
        name,
        rounds.map((round) => round.map((value) => Math.round(value * 1e3) / 1e3)),
      ]),
    );
  }

  private of(name: string): number[][] {
    return this.rounds.get(name) ?? [];
  }
}
