import { RuleError } from '@ketenzicht/shared/kernel';

const mostRemembered = 20_000;

/** Counts tries by a key within a window. A try counts before it is judged, or many at once would pass together. Of one process: n servers allow n times as much. */
export class Throttle {
  private readonly tries = new Map<string, { count: number; since: number }>();

  constructor(
    private readonly limit: number,
    /** Milliseconds. */
    private readonly window: number,
  ) {}

  /** Throws `session.too_many_attempts` (429). */
  enter(key: string, at: number): void {
    const tried = this.tries.get(key);
    if (!tried || at - tried.since >= this.window) {
      this.tries.set(key, { count: 1, since: at });
      if (this.tries.size > mostRemembered) this.tries.delete(this.tries.keys().next().value ?? '');
      return;
    }
    if (tried.count >= this.limit)
      throw new RuleError('session.too_many_attempts', 'Too many failed attempts. Wait a minute and try again.');
    tried.count++;
  }

  /** It was the right one: only failures count. */
  forgive(key: string): void {
    const tried = this.tries.get(key);
    if (tried) tried.count--;
  }

  forget(key: string): void {
    this.tries.delete(key);
  }
}
