import { setTimeout as sleep } from 'node:timers/promises';
import type { Board, CapacityAccepted } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import type { ActorView, CurrentSession, MachineToken, Problem, Session } from '@ketenzicht/shared/kernel';
import type { Changes } from '@ketenzicht/shared/live';
import type { ReplayReport } from './intensivregister-row.js';
import type { MachineKey } from './machine-key.js';

/** What the server answered to one report, once it answered for good. */
export type Answer =
  | { kind: 'accepted'; accepted: CapacityAccepted }
  | { kind: 'stale'; version: number }
  | { kind: 'refused'; reason: string };

const patience = 120_000;
const longestPause = 5_000;
/** A machine's token lives ten minutes; what was sent with an old one would have to be sent again. */
const renewBefore = 60_000;

/** The public API as any feed would use it. */
export class ReplayApi {
  private token = '';
  private renewAt = Infinity;
  private renewing: Promise<void> | undefined;
  private key: MachineKey | undefined;
  retries = 0;

  constructor(readonly base: string) {}

  /** As a demo feed; machines elsewhere have a key and no password. */
  async login(username: string, password: string): Promise<ActorView> {
    const response = await this.trying('/api/v1/sessions', {
      method: 'POST',
      body: JSON.stringify({ username, password }),
    });
    const { token, actor } = await must<Session>(response, `Login as "${username}"`);
    this.token = token;
    return actor;
  }

  /** As a machine client, and again before each token ends. */
  async loginWithKey(key: MachineKey): Promise<ActorView> {
    this.key = key;
    await this.renew(key);
    return (await must<CurrentSession>(await this.send('/api/v1/sessions/current'), 'This login')).actor;
  }

  private async renew(key: MachineKey): Promise<void> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await key.assertion(this.base),
    });
    const response = await this.trying('/api/v1/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const given = await must<MachineToken>(response, 'The login of this machine');
    this.token = given.access_token;
    this.renewAt = Date.now() + given.expires_in * 1_000 - renewBefore;
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

  private async send(path: string, init: Init = {}): Promise<Response> {
    if (this.key && Date.now() > this.renewAt)
      await (this.renewing ??= this.renew(this.key).finally(() => (this.renewing = undefined)));
    return this.trying(path, { ...init, headers: { authorization: `Bearer ${this.token}`, ...init.headers } });
  }

  /** Waits and tries again while the server is busy, away or restarting. */
  private async trying(path: string, init: Init): Promise<Response> {
    const giveUpAt = Date.now() + patience;
    const headers = {
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

interface Init {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function must<T>(response: Response, what: string): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  // The token address answers in the words of RFC 6749.
  const said = (await response.json().catch(() => ({}))) as Partial<Problem> & { error_description?: string };
  throw new Error(
    `${what} was refused (${response.status}): ${said.detail ?? said.error_description ?? response.statusText}`,
  );
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
