import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../server/dist/src/main.js');

/** A server of one story's own, on data of its own, so that it may be frozen and killed. */
export class Product {
  private readonly data = path.join(process.env.JOURNEYS_DATA ?? '', randomUUID());
  private process: ChildProcess | undefined;
  url = '';

  private constructor(private readonly settings: Readonly<Record<string, string>>) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(settings);
    await product.start();
    return product;
  }

  /** The first time on a free port, afterwards on the same one. */
  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const env = { ...process.env, ...this.settings, PORT: port, DATA_DIR: this.data };
    const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.process = started;
    this.url = await new Promise<string>((resolve, reject) => {
      started.stdout.on('data', (said: Buffer) => {
        const ready = /ready at http:\/\/\S+:(\d+)/.exec(String(said));
        if (ready) resolve(`http://127.0.0.1:${ready[1]}`);
      });
      started.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    });
  }

  freeze = () => this.process?.kill('SIGSTOP');
  thaw = () => this.process?.kill('SIGCONT');
  /** Without a goodbye, as a power cut would. */
  kill = () => this.end('SIGKILL');
  stop = () => this.end('SIGTERM');

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = this.process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  }
}
