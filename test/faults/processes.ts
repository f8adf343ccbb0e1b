import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/dist/src/main.js', import.meta.url));

/** A folder that PostgreSQL's own account may enter, which `mkdtemp` alone does not give when we are root. */
export async function newFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ketenzicht-fault-'));
  await fs.chmod(folder, 0o755);
  return folder;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The server as an operator starts it: a process of its own, from the build. */
export class ServerProcess {
  private static readonly living = new Set<ServerProcess>();
  output = '';
  readonly ended: Promise<{ code: number | null; signal: string | null }>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    ServerProcess.living.add(this);
    this.ended = new Promise((resolve) =>
      child.once('close', (code, signal) => (ServerProcess.living.delete(this), resolve({ code, signal }))),
    );
  }

  /** Whatever a failed test left running would hold the whole run. */
  static async endAll(): Promise<void> {
    await Promise.all(Array.from(ServerProcess.living, (server) => server.signal('SIGKILL')));
  }

  static launch(env: Record<string, string>): ServerProcess {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    return new ServerProcess(
      spawn(process.execPath, [main], {
        // A few accounts write here as fast as a hundred people would.
        env: { PATH, HOME, RATE_LIMITS: 'off', ...(TMPDIR && { TMPDIR }), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** Resolves at the line that says it is ready. */
  static async start(env: Record<string, string>): Promise<ServerProcess> {
    const server = ServerProcess.launch(env);
    const ready = new Promise<void>((resolve) =>
      server.child.stdout?.on('data', () => /is ready at/.test(server.output) && resolve()),
    );
    const end = await Promise.race([ready, server.ended]);
    if (end) throw new Error(`the server ended with ${end.code ?? end.signal}:\n${server.output}`);
    return server;
  }

  get url(): string {
    return /is ready at (http:\/\/\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** Until this stands in what it said; throws when it ends without. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      const end = await Promise.race([this.ended, new Promise<void>((resolve) => setTimeout(resolve, 5))]);
      if (end && !this.output.includes(text)) throw new Error(`the server ended without "${text}":\n${this.output}`);
    }
  }

  signal(signal: NodeJS.Signals): Promise<{ code: number | null; signal: string | null }> {
    this.child.kill(signal);
    return this.ended;
  }

  stop(): Promise<{ code: number | null; signal: string | null }> {
    return this.signal('SIGTERM');
  }
}

/** The process that PostgreSQL on this cluster says it is, or undefined when it does not run. */
export async function postmasterOf(cluster: string): Promise<number | undefined> {
  const text = await fs.readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/** Kills PostgreSQL and every process it started, as a loss of power would. */
export async function killTree(pid: number): Promise<void> {
  const children = await childrenOf(pid);
  for (const one of [pid, ...children]) if (isAlive(one)) kill(one);
  for (const one of [pid, ...children]) await gone(one);
}

export async function gone(pid: number): Promise<void> {
  for (const deadline = Date.now() + 20_000; isAlive(pid); await new Promise((resolve) => setTimeout(resolve, 10)))
    if (Date.now() > deadline) throw new Error(`process ${pid} does not end`);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended by itself meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux only; elsewhere PostgreSQL's own processes end by themselves when their parent is gone. */
async function childrenOf(pid: number): Promise<number[]> {
  const pids = (await fs.readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    pids.map(
      async (one) =>
        [
          Number(one),
          Number((await fs.readFile(`/proc/${one}/stat`, 'utf8').catch(() => '')).replace(/.*\) /s, '').split(' ')[1]),
        ] as const,
    ),
  );
  return parents.filter(([, parent]) => parent === pid).map(([one]) => one);
}
