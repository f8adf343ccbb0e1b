interface Change {
  revision: number;
  unitId: string;
}

interface Frame {
  from: number;
  to: number;
  changes: Change[];
}

interface Answer {
  revision: number;
  changes?: Change[];
}

export type LogEntry = readonly [revision: number, unitId: string];

/** The frames and answers that dashboards got, each kept and read once however many got it, to be held against the log afterwards. */
export class Frames {
  private readonly seen = new Map<string, Frame>();
  private last: { bytes: Buffer; answer: Answer } | undefined;

  /** Answers how many of its changes a dashboard at this revision has already. */
  note(from: number, to: number, bytes: Buffer, revision: number): number {
    const key = `${from}-${to}`;
    let frame = this.seen.get(key);
    if (!frame) this.seen.set(key, (frame = JSON.parse(bytes.toString()) as Frame));
    return from < revision ? repeated(frame.changes, revision) : 0;
  }

  /** The answer to a question; without a revision when it was: take a new board. */
  noteAnswer(bytes: Buffer, since: number): { revision: number | undefined; twice: number } {
    if (!this.last?.bytes.equals(bytes)) {
      const [answer] = JSON.parse(bytes.toString()) as [Answer];
      this.last = { bytes: Buffer.from(bytes), answer };
    }
    const { revision, changes } = this.last.answer;
    if (!changes) return { revision: undefined, twice: 0 };
    this.seen.set(`${since}-${revision}`, { from: since, to: revision, changes });
    return { revision, twice: repeated(changes, since) };
  }

  /** How many differ from what the log says they must hold: the newest state of every ward that changed between `from` and `to`. */
  wrong(log: readonly LogEntry[]): number {
    const first = log[0]?.[0] ?? 0;
    return [...this.seen.values()].filter(({ from, to, changes }) => {
      if (from + 1 < first) return false; // reaches back to before the log that we were given
      const newest = new Map<string, number>();
      for (const [revision, unitId] of log.slice(from + 1 - first, to + 1 - first)) newest.set(unitId, revision);
      const held = new Map(changes.map(({ unitId, revision }) => [unitId, revision]));
      return held.size !== newest.size || [...newest].some(([unitId, revision]) => held.get(unitId) !== revision);
    }).length;
  }

  forget(): void {
    this.seen.clear();
    this.last = undefined;
  }
}

const repeated = (changes: readonly Change[], revision: number): number =>
  changes.filter((change) => change.revision <= revision).length;
