import { setTimeout as sleep } from 'node:timers/promises';
import type { Board, CapacityAccepted } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import type { Problem, Session } from '@ketenzicht/shared/kernel';
import type { Changes } from '@ketenzicht/shared/live';
import type { ReplayReport } from './intensivregister-row.js';

/** What the server answered to one report, once it answered for good. */
export type Answer =
  | { kind: 'accepted'; accepted: CapacityAccepted }
  | { kind: 'stale'; version: number }
  | { kind: 'refused'; reason: string };

const patience = 120_000;
const longestPause = 5_000;

/** The public API as any feed would use it. */
export class ReplayApi {
  private token = '';
  retries = 0;

  constructor(readonly base: string) {}

  async login(username: string, password: string): Promise<Session> {
    const response = await this.send('/api/v1/sessions', {
      method: 'POST',
      body: JSON.stringify({ username, password }),
    });
    const session = await must<Session>(response, `Login as "${username}"`);
    this.token = session.token;
    return session;
  }

  /** For the socket, which logs in with the same token. */
  get credentials(): { token: string } {
    return { token: this.token };
  }

  async directory(): Promise<Directory> {
    return must(await this.send('/api/v1/directory'), 'The register');
  }

  async board(asOf?: string): Promise<Board> {
    return must(
      await this.send(`/api/v1/board${asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`}`),
      'The board',
    );
  }

  async changes(since: number): Promise<Changes> {
    return must(await this.send(`/api/v1/changes?since=${since}`), 'The changes');
  }

  /** The same key however often it must be tried, so that a report whose answer was lost still counts once. */
  async report(unitId: string, version: number, key: string, report: ReplayReport): Promise<Answer> {
    const response = await this.send(`/api/v1/units/${unitId}/capacity`, {
      method: 'PUT',
      headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
      body: JSON.stringify(report),
    });
    if (response.ok) return { kind: 'accepted', accepted: (await response.json()) as CapacityAccepted };
    const problem = (await response.json()) as Problem & { capacity?: { version: number } };
    if (response.status === 401) throw new Error(`The server no longer knows this session: ${problem.detail}`);
    if (response.status === 412 && problem.capacity) return { kind: 'stale', version: problem.capacity.version };
    return { kind: 'refused', reason: reasonOf(problem) };
  }

  /** Waits and tries again while the server is busy, away or restarting. */
  private async send(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Response> {
    const giveUpAt = Date.now() + patience;
    const headers = {
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...init.headers,
    };
    for (let pause = 200; ; pause = Math.min(pause * 2, longestPause)) {
      const outcome = await fetch(this.base + path, { ...init, headers, signal: AbortSignal.timeout(30_000) }).catch(
        (error: Error) => error,
      );
      if (outcome instanceof Response && outcome.status !== 429 && outcome.status !== 503) return outcome;
      if (Date.now() > giveUpAt)
        throw new Error(`${this.base} did not serve ${path} for two minutes: ${describe(outcome)}`);
      this.retries++;
      await sleep(pause);
    }
  }
}

async function must<T>(response: Response, what: string): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({ detail: response.statusText }))) as Problem;
  throw new Error(`${what} was refused (${response.status}): ${problem.detail}`);
}

/** Every fault of the report by its place and code; or the problem's own code. */
const reasonOf = ({ code, errors = [] }: Problem): string =>
  errors.length > 0 ? errors.map(({ pointer, code: fault }) => `${pointer} ${fault}`).join(', ') : code;

const describe = (outcome: Response | Error): string =>
  outcome instanceof Error
    ? outcome.cause instanceof Error
      ? outcome.cause.message
      : outcome.message
    : `HTTP ${outcome.status}`;
