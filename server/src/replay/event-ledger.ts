import type { Changes } from '@ketenzicht/shared/live';

/**
 * Which events were seen, by revision. A live frame may merge several reports of one ward, so that a range can hold more events than the frame shows;
 * `behind` then says that the log has to be asked from `cursor`, up to where everything was seen.
 */
export class EventLedger {
  private readonly seen = new Set<number>();
  private told: number;

  constructor(public cursor: number) {
    this.told = cursor;
  }

  /** A frame from the socket: whole when it shows as many changes as its range has revisions. */
  frame({ from, to, changes }: Changes): void {
    for (const { revision } of changes) this.seen.add(revision);
    this.told = Math.max(this.told, to);
    if (from <= this.cursor && changes.length === to - from) this.cursor = Math.max(this.cursor, to);
  }

  /** A page of the log, which leaves nothing out. */
  page({ to, changes }: Changes): void {
    for (const { revision } of changes) this.seen.add(revision);
    this.cursor = Math.max(this.cursor, to);
    this.told = Math.max(this.told, to);
  }

  /** The server says that it stands at this revision. */
  hear(revision: number): void {
    this.told = Math.max(this.told, revision);
  }

  get behind(): boolean {
    return this.cursor < this.told;
  }

  has(revision: number): boolean {
    return this.seen.has(revision);
  }
}
