import { setTimeout as sleep } from 'node:timers/promises';
import type { Changes, Followed, Heartbeat } from '@ketenzicht/shared/live';
import { io, type Socket } from 'socket.io-client';
import { EventLedger } from './event-ledger.js';
import type { ReplayApi } from './replay-api.js';

/** Follows the live stream as a board does, and asks the log wherever a frame merged several reports into one. */
export class EventListener {
  private readonly socket: Socket;
  private readonly ledger: EventLedger;
  private closed = false;
  private catchingUp: Promise<void> = Promise.resolve();
  frames = 0;
  pages = 0;

  constructor(
    private readonly api: ReplayApi,
    since: number,
  ) {
    this.ledger = new EventLedger(since);
    this.socket = io(`${api.base}/live`, {
      transports: ['websocket'],
      auth: (tell) => tell(api.credentials),
      autoConnect: false,
    });
    this.socket.on('connect', () =>
      this.socket.emit('follow', { since: this.ledger.cursor }, (followed: Followed) => this.followed(followed)),
    );
    this.socket.on('changes', (changes: Changes) => {
      this.frames++;
      this.ledger.frame(changes);
    });
    // A token that was renewed does not lengthen the line that the old one opened; the server closes that, and says so.
    this.socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect' && !this.closed) this.socket.connect();
    });
    this.socket.on('heartbeat', ({ revision }: Heartbeat) => this.ledger.hear(revision));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
      this.socket.connect();
    });
    this.catchingUp = this.catchUp();
    this.catchingUp.catch(() => undefined); // told by close()
  }

  /** How many of these revisions were seen, after waiting for the last ones to arrive. */
  async count(revisions: readonly number[]): Promise<number> {
    for (let waited = 0; waited < 15_000 && !revisions.every((one) => this.ledger.has(one)); waited += 100)
      await sleep(100);
    return revisions.filter((one) => this.ledger.has(one)).length;
  }

  /** Throws when the log could not be asked for what the frames left out. */
  async close(): Promise<void> {
    this.closed = true;
    this.socket.close();
    await this.catchingUp;
  }

  private followed(followed: Followed): void {
    if ('changes' in followed)
      this.ledger.frame({ from: this.ledger.cursor, to: followed.revision, changes: followed.changes });
    else this.ledger.hear(followed.revision); // too much to send at once: the log has it
  }

  private async catchUp(): Promise<void> {
    while (!this.closed) {
      if (this.ledger.behind) {
        this.pages++;
        this.ledger.page(await this.api.changes(this.ledger.cursor));
      }
      await sleep(100);
    }
  }
}
