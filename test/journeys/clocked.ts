import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as path from 'node:path';

const entry = path.resolve(import.meta.dirname, 'clocked.process.ts');
const day = 86_400_000;

export interface Distance {
  days?: number;
  hours?: number;
  minutes?: number;
}
export const milliseconds = ({ days = 0, hours = 0, minutes = 0 }: Distance): number =>
  days * day + hours * 3_600_000 + minutes * 60_000;

/**
 * A server of one story's own, whose clock the story moves on. Time runs as it does everywhere and only jumps when it is told to; what the server does by the
 * clock it then does by itself. The database keeps the real time: what its own policies say about `now()` (an emergency access that ends) does not travel along.
 */
export class ClockedServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private ahead: number,
  ) {}

  static async start(at: Date): Promise<ClockedServer> {
    const env = { ...process.env, PORT: '0', DATA_DIR: path.join(process.env.JOURNEYS_DATA ?? '', randomUUID()) };
    const child = fork(entry, [at.toISOString()], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${code} before it was ready`);
    });
    const [{ url, ahead }] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string; ahead: number }];
    ended.catch(() => undefined); // its end is the story's own by now
    return new ClockedServer(child, url.replace('localhost', '127.0.0.1'), ahead);
  }

  now = (): Date => new Date(Date.now() + this.ahead);

  async jump(by: number): Promise<void> {
    const told = once(this.child, 'message');
    this.child.send(by);
    const [{ ahead }] = (await told) as [{ ahead: number }];
    this.ahead = ahead;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
