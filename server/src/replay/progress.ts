/** A bar on a terminal; elsewhere a plain line every few seconds. Writes to stderr, so that the closing report stays clean. */
export class Progress {
  private readonly startedAt = performance.now();
  private done = 0;
  private shownAt = this.startedAt;
  private readonly live = process.stderr.isTTY;

  constructor(private readonly total: number) {}

  step(): void {
    this.done++;
    const now = performance.now();
    if (now - this.shownAt < (this.live ? 100 : 3_000)) return;
    this.shownAt = now;
    process.stderr.write(this.live ? `\r${this.line(now)}\u001b[K` : `${this.line(now)}\n`);
  }

  /** Clears the bar; returns the seconds it took. */
  end(): number {
    if (this.live) process.stderr.write('\r\u001b[K');
    return (performance.now() - this.startedAt) / 1000;
  }

  private line(now: number): string {
    const share = this.done / this.total;
    const rate = this.done / ((now - this.startedAt) / 1000);
    const filled = Math.floor(share * 30);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(30 - filled)}]`;
    return `${bar} ${Math.floor(share * 100)} %  ${Math.round(rate)} reports/s  ${Math.ceil((this.total - this.done) / rate)} s to go`;
  }
}
