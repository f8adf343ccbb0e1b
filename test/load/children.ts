import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Everything that was started and must not outlive us. */
const running = new Set<ChildProcess>();

export function keepTrack(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

interface Question {
  id: number;
  question: string;
  given: never;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** A process of ours that answers questions. */
export class Helper {
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private readonly child: ChildProcess;
  private next = 0;

  private constructor(child: ChildProcess) {
    this.child = child;
    child.on('message', ({ id, result, error }: Answer) => {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) asked?.resolve(result);
      else asked?.reject(new Error(error));
    });
    child.once('exit', (code) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`a helper process ended (${code})`));
    });
  }

  static start(file: string): Helper {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    keepTrack(child);
    return new Helper(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  ask<T>(question: string, given: object = {}): Promise<T> {
    const id = ++this.next;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.child.send({ id, question, given });
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** The other end: what a helper process can be asked. */
export function answer(questions: Record<string, (given: never) => unknown>): void {
  const reply = async ({ id, question, given }: Question): Promise<void> => {
    try {
      const result = await questions[question]?.(given);
      process.send?.({ id, result });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  };
  process.on('message', (question: Question) => void reply(question));
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined); // Ctrl-C reaches all of us; the benchmark ends its helpers itself
}
