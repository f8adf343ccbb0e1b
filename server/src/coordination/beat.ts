const every = 1_000;

/** Something that is looked at each second, never twice at the same time; a round that fails is tried in the next. */
export class Beat {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly name: string,
    private readonly round: () => Promise<unknown>,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.beat(), every);
    this.timer.unref();
    this.beat();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private beat(): void {
    this.running ??= this.round()
      .catch((error: Error) => console.error(`the clock of ${this.name} stood still: ${error.message}`))
      .finally(() => (this.running = undefined));
  }
}
