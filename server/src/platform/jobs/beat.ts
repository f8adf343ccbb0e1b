/** Never longer than this without looking, in milliseconds. */
const longest = 10_000;

/**
 * Something that is looked at again and again, never twice at the same time: at once, and then so many milliseconds after the last look. One that fails is
 * tried again, each time after twice as long: a database that is away has enough to do without everybody who knocks.
 */
export class Beat {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private failed = 0;
  private isStopped = false;

  constructor(
    private readonly name: string,
    private readonly every: number,
    private readonly round: () => Promise<unknown>,
  ) {}

  start(): void {
    this.running = this.once();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async once(): Promise<void> {
    try {
      await this.round();
      this.failed = 0;
    } catch (error) {
      this.failed++;
      console.error(`the clock of ${this.name} stood still: ${(error as Error).message}`);
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => this.start(), Math.max(this.every, Math.min(longest, this.every * 2 ** this.failed)));
    this.timer.unref();
  }
}
