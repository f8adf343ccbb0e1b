/**
 * Commits batch after batch, one at a time: whatever comes in while a batch is being committed goes together into the next one. No timer, so that
 * something that comes alone waits for nothing.
 */
export class Lane<T> {
  private queue: T[] = [];
  private working: Promise<void> | undefined;

  /** `commit` settles each of the batch by itself and never throws. */
  constructor(
    private readonly take: (queue: T[]) => { batch: T[]; later: T[] },
    private readonly commit: (batch: T[]) => Promise<void>,
  ) {}

  get length(): number {
    return this.queue.length;
  }

  push(one: T): void {
    this.queue.push(one);
    this.working ??= this.work();
  }

  /** When everything that came in has been settled. */
  async idle(): Promise<void> {
    await this.working;
  }

  private async work(): Promise<void> {
    // Whatever this turn of the event loop still brings in shares the first commit.
    await new Promise(setImmediate);
    while (this.queue.length > 0) {
      const { batch, later } = this.take(this.queue);
      this.queue = later;
      await this.commit(batch);
    }
    this.working = undefined;
  }
}
