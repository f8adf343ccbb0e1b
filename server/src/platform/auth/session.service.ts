import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import {
  RuleError,
  hour,
  minute,
  sessionEnd,
  type Actor,
  type Assurance,
  type Login,
  type SessionTimes,
} from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { CONFIG } from '../tokens.js';

const lifetime = 12 * hour;
/** How long a process may trust what it read about a session; the bound on how long a logout elsewhere can go unnoticed. */
const trust = 5_000;
const mostRemembered = 20_000;
const attemptsPerMinute = 10;

export interface Known {
  actor: Actor;
  /** When it ends if nobody does anything. */
  expiresAt: number;
  times: SessionTimes & { assurance: Assurance };
  readAt: number;
}

const tokenHash = (token: string) => createHash('sha256').update(token).digest();

/** Server-side sessions: an opaque token, kept only as its hash, remembered for a few seconds so that the hot path asks the database nothing. */
@Injectable()
export class SessionService {
  private readonly known = new Map<string, Known>();
  private readonly failures = new Map<string, { count: number; since: number }>();
  private readonly decoy = hash(randomUUID());
  private asked: Promise<Map<string, SessionRow>> | undefined;
  private askedFor: Buffer[] = [];

  constructor(
    private readonly pools: RoomPools,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The login itself: the only room that reads accounts whole. */
  private get pool(): pg.Pool {
    return this.pools.of('identity');
  }

  async open({ username, password }: Login, at: Date): Promise<{ token: string; expiresAt: Date; actor: Actor }> {
    this.refuseTooMany(username, at);
    const { rows } = await this.pool.query<AccountRow>(
      `select ${accountColumns}, password_hash from account where username = $1`,
      [username],
    );
    const account = rows[0];
    // A name that does not exist costs as much time as one that does.
    const matches = await verify(account?.password_hash ?? (await this.decoy), password);
    if (!account || !matches || (account.demo && !this.config.demoLogins)) {
      this.noteFailure(username, at);
      throw new RuleError('session.refused', 'This name and password do not belong together.');
    }
    this.failures.delete(username);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(at.getTime() + lifetime);
    await this.pool.query(
      'insert into session (token_hash, account_id, created_at, active_at, proved_at, expires_at) values ($1, $2, $3, $3, $3, $4)',
      [tokenHash(token), account.id, at, expiresAt],
    );
    await this.pool.query('delete from session where expires_at < $1', [at]);
    const actor = toActor(account);
    const times = {
      kind: 'person',
      createdAt: +at,
      activeAt: +at,
      provedAt: +at,
      expiresAt: +expiresAt,
      assurance: 'substantial',
    } as const;
    this.remember(token, { actor, expiresAt: sessionEnd(times), times, readAt: at.getTime() });
    return { token, expiresAt: new Date(sessionEnd(times)), actor };
  }

  /** What is already known of a token, without waiting; undefined when the database must be asked. */
  recall(token: string, at: number): Known | undefined {
    const known = this.known.get(token);
    return known && at - known.readAt < trust && at < known.expiresAt ? known : undefined;
  }

  /** The session of a token, or undefined when there is none (any more). */
  async find(token: string, at: Date): Promise<Known | undefined> {
    const recalled = this.recall(token, at.getTime());
    if (recalled) return recalled;
    const row = await this.lookUp(tokenHash(token), at);
    if (!row || (row.demo && !this.config.demoLogins)) {
      this.known.delete(token);
      return undefined;
    }
    const times = timesOf(row);
    if (sessionEnd(times) <= at.getTime()) return undefined;
    const known = { actor: toActor(row), expiresAt: sessionEnd(times), times, readAt: at.getTime() };
    this.remember(token, known);
    return known;
  }

  /** Whoever asks within the same turn of the event loop shares one question: after an outage a thousand screens come back at once. */
  private lookUp(hashed: Buffer, at: Date): Promise<SessionRow | undefined> {
    this.asked ??= new Promise<Map<string, SessionRow>>((resolve, reject) => {
      setImmediate(() => {
        const hashes = this.askedFor;
        this.asked = undefined;
        this.askedFor = [];
        this.pool
          .query<SessionRow>(
            `select ${accountColumns}, s.expires_at, s.created_at, s.active_at, s.proved_at, s.kind, s.assurance, s.token_hash, coalesce(s.scopes, account.scopes) as scopes from session s join account on account.id = s.account_id where s.token_hash = any ($1) and s.expires_at > $2`,
            [hashes, at],
          )
          .then(({ rows }) => resolve(new Map(rows.map((row) => [row.token_hash.toString('hex'), row]))), reject);
      });
    });
    this.askedFor.push(hashed);
    return this.asked.then((found) => found.get(hashed.toString('hex')));
  }

  async close(token: string): Promise<void> {
    this.known.delete(token);
    await this.pool.query('delete from session where token_hash = $1', [tokenHash(token)]);
  }

  private remember(token: string, known: Known): void {
    this.known.delete(token);
    this.known.set(token, known);
    if (this.known.size > mostRemembered) for (const oldest of this.known.keys()) return void this.known.delete(oldest);
  }

  private refuseTooMany(username: string, at: Date): void {
    const failed = this.failures.get(username);
    if (failed && failed.count >= attemptsPerMinute && at.getTime() - failed.since < minute)
      throw new RuleError('session.too_many_attempts', 'Too many failed attempts. Wait a minute and try again.');
  }

  private noteFailure(username: string, at: Date): void {
    const failed = this.failures.get(username);
    if (failed && at.getTime() - failed.since < minute) failed.count++;
    else this.failures.set(username, { count: 1, since: at.getTime() });
    if (this.failures.size > mostRemembered) this.failures.clear();
  }
}

export interface AccountRow {
  id: string;
  name: string;
  role: Actor['role'];
  organisation_id: string | null;
  region_ids: string[];
  directory_id: string;
  scopes: Actor['scopes'];
  demo: boolean;
  password_hash?: string;
}

interface SessionRow extends AccountRow {
  created_at: Date;
  active_at: Date;
  proved_at: Date;
  expires_at: Date;
  kind: SessionTimes['kind'];
  assurance: Assurance;
  token_hash: Buffer;
}

const timesOf = (row: SessionRow): Known['times'] => ({
  kind: row.kind,
  assurance: row.assurance,
  createdAt: row.created_at.getTime(),
  activeAt: row.active_at.getTime(),
  provedAt: row.proved_at.getTime(),
  expiresAt: row.expires_at.getTime(),
});

export const accountColumns =
  'account.id, account.name, account.role, account.organisation_id, account.region_ids, account.directory_id, account.scopes, account.demo';

export const toActor = (row: AccountRow): Actor => ({
  id: row.id,
  name: row.name,
  role: row.role,
  organisationId: row.organisation_id,
  regionIds: row.region_ids,
  directoryId: row.directory_id,
  scopes: row.scopes,
});
