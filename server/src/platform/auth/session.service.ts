import { Inject, Injectable } from '@nestjs/common';
import {
  RuleError,
  afterAct,
  sessionEnd,
  sessionLimits,
  type Actor,
  type Assurance,
  type SessionTimes,
} from '@ketenzicht/shared/kernel';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { Work } from '../database/work.js';
import { CONFIG } from '../tokens.js';
import type { Opened } from './session.opening.js';
import { SessionEndings, type Ending } from './session.endings.js';
import {
  sessionColumns,
  timesOf,
  toActor,
  type AccountRow,
  type LoginMethod,
  type SessionRow,
} from './session.rows.js';
import { newToken, tokenHash } from './session.token.js';
import type { Visit } from './visit.js';

/** How long a process may trust what it read about a session, if the news of its end gets lost as well. */
const trust = 5_000;
const mostRemembered = 20_000;
/** Acts are written down at most this often. */
const noteActsEvery = 30_000;

export interface Known {
  sessionId: string;
  actor: Actor;
  /** When it ends if nobody does anything. */
  expiresAt: number;
  times: SessionTimes & { assurance: Assurance };
  method: LoginMethod;
  isDemo: boolean;
  readAt: number;
  /** The last act that the database knows of. */
  notedAt: number;
}

/** Server-side sessions: an opaque token, kept only as its hash, remembered for a few seconds so that the hot path asks the database nothing. */
@Injectable()
export class SessionService {
  private readonly known = new Map<string, Known>();
  private asked: Promise<Map<string, SessionRow>> | undefined;
  private askedFor: Buffer[] = [];

  constructor(
    private readonly pools: RoomPools,
    private readonly work: Work,
    private readonly endings: SessionEndings,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    endings.listen((ending) => this.forget(ending));
  }

  /** Sessions that ended and rights that changed, here or on another server. */
  onEnding(listener: (ending: Ending) => void): void {
    this.endings.listen(listener);
  }

  /** Clears what ran out. Not when somebody logs in: it is nobody's to wait for. */
  async clear(at: Date): Promise<void> {
    await this.pools.of('identity').query('delete from session where expires_at < $1', [at]);
    await this.pools.of('identity').query('delete from login_challenge where expires_at < $1', [at]);
    await this.endings.forgetOld();
  }

  /** What is already known of a token, without waiting; undefined when the database must be asked. */
  recall(token: string, at: number): Known | undefined {
    const known = this.known.get(token);
    return known && at - known.readAt < trust && at < known.expiresAt ? known : undefined;
  }

  /** The session of a token, or undefined when there is none (any more). */
  async find(token: string, at: Date): Promise<Known | undefined> {
    return this.recall(token, at.getTime()) ?? (await this.read(token, at));
  }

  /** As it stands in the database this moment: wherever persons can be harmed, a right that was taken away counts at once (SEC-31). */
  async read(token: string, at: Date): Promise<Known | undefined> {
    const row = await this.lookUp(tokenHash(token), at);
    if (!row || !this.isWelcome(row)) {
      this.known.delete(token);
      return undefined;
    }
    const times = timesOf(row);
    const notedAt = times.activeAt;
    const before = this.known.get(token);
    if (before) {
      times.activeAt = Math.max(notedAt, before.times.activeAt);
      times.awakeSince = Math.max(times.awakeSince ?? 0, before.times.awakeSince ?? 0);
    }
    const expiresAt = sessionEnd(times);
    if (expiresAt <= at.getTime()) return undefined;
    const { session_id: sessionId, method } = row;
    const known = {
      sessionId,
      actor: toActor(row),
      expiresAt,
      times,
      method,
      isDemo: row.demo,
      readAt: at.getTime(),
      notedAt,
    };
    this.remember(token, known);
    return known;
  }

  /** Somebody did something. Awaited only by who asks to stay: an act may not fail because the clock could not be wound. */
  act(token: string, known: Known, at: number): Promise<unknown> | undefined {
    if (known.times.kind !== 'person' || at <= known.times.activeAt) return undefined;
    const { awakeSince } = known.times;
    known.times = afterAct(known.times, at);
    known.expiresAt = sessionEnd(known.times);
    return at - known.notedAt < noteActsEvery && awakeSince === known.times.awakeSince
      ? undefined
      : this.noteAct(token, known);
  }

  async noteAct(token: string, known: Known): Promise<void> {
    known.notedAt = known.times.activeAt;
    await this.pools
      .of('identity')
      .query(
        'update session set active_at = greatest(active_at, $2), awake_since = greatest(awake_since, $3) where token_hash = $1',
        [tokenHash(token), new Date(known.notedAt), new Date(known.times.awakeSince ?? 0)],
      )
      .catch((error: Error) => console.error(`an act could not be noted with its session: ${error.message}`));
  }

  /** Which of these still stand, and until when. */
  async standing(sessionIds: readonly string[], at: Date): Promise<Map<string, number>> {
    const { rows } = await this.pools
      .of('identity')
      .query<SessionRow>(
        `select ${sessionColumns} from session s join account on account.id = s.account_id where s.id = any ($1)`,
        [sessionIds],
      );
    const standing = rows.filter((row) => this.isWelcome(row) && sessionEnd(timesOf(row)) > +at);
    return new Map(standing.map((row) => [row.session_id, sessionEnd(timesOf(row))]));
  }

  /** Under a new token, as proven this moment: the old one, and whoever may have learned it, is out (SEC-28). */
  async renew(visit: Visit, known: Known, assurance: Assurance = known.times.assurance): Promise<Opened> {
    const { at, token: old } = visit;
    const token = newToken();
    const expiresAt = +at + sessionLimits.absolute;
    const times = { ...known.times, assurance, createdAt: +at, activeAt: +at, provedAt: +at, expiresAt };
    await this.work.run('identity', visit, async (tx) => {
      const { rowCount } = await tx.query(
        `update session set token_hash = $2, assurance = $3, created_at = $4, active_at = $4, proved_at = $4, expires_at = $5
         where token_hash = $1 and kind = 'person'`,
        [tokenHash(old ?? ''), tokenHash(token), assurance, at, new Date(expiresAt)],
      );
      if (rowCount !== 1) throw new RuleError('session.required', 'Your session has ended. Log in again.');
      tx.note({
        action: 'E',
        purpose: 'service',
        objects: [{ type: 'session', id: known.sessionId, lifecycle: 'changed', after: `proven ${assurance}` }],
      });
    });
    this.known.delete(old ?? '');
    this.remember(token, { ...known, times, expiresAt: sessionEnd(times), readAt: +at, notedAt: +at });
    return { token, expiresAt: new Date(sessionEnd(times)), actor: known.actor };
  }

  /** Ends sessions of the visitor's own, on every server and every open socket. Says how many there were. */
  async end(visit: Visit, which: { only: string } | { but: string }): Promise<number> {
    const [condition, sessionId] = 'only' in which ? ['id = $2', which.only] : ['id <> $2', which.but];
    const ended = await this.work.run('identity', visit, async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `delete from session where account_id = $1 and ${condition} returning id`,
        [visit.actor.id, sessionId],
      );
      tx.note({
        action: 'E',
        purpose: 'service',
        ...(rows.length === 0 && { refused: true as const }),
        objects: rows.map(({ id }) => ({ type: 'session', id, lifecycle: 'deleted' })),
      });
      return rows;
    });
    for (const { id } of ended) this.endings.tell({ accountId: visit.actor.id, sessionId: id, renewed: false });
    return ended.length;
  }

  private isWelcome({ demo, disabled_at: disabledAt }: AccountRow): boolean {
    return disabledAt === null && (!demo || this.config.demoLogins);
  }

  /** Whoever asks within the same turn of the event loop shares one question: after an outage a thousand screens come back at once. */
  private lookUp(hashed: Buffer, at: Date): Promise<SessionRow | undefined> {
    this.asked ??= new Promise<Map<string, SessionRow>>((resolve, reject) => {
      setImmediate(() => {
        const hashes = this.askedFor;
        this.asked = undefined;
        this.askedFor = [];
        this.pools
          .of('identity')
          .query<SessionRow>(
            `select ${sessionColumns} from session s join account on account.id = s.account_id where s.token_hash = any ($1) and s.expires_at > $2`,
            [hashes, at],
          )
          .then(({ rows }) => resolve(new Map(rows.map((row) => [row.token_hash.toString('hex'), row]))), reject);
      });
    });
    this.askedFor.push(hashed);
    return this.asked.then((found) => found.get(hashed.toString('hex')));
  }

  private remember(token: string, known: Known): void {
    this.known.delete(token);
    this.known.set(token, known);
    if (this.known.size > mostRemembered) for (const oldest of this.known.keys()) return void this.known.delete(oldest);
  }

  private forget({ accountId, sessionId }: Ending): void {
    for (const [token, { actor, sessionId: one }] of this.known)
      if (sessionId === null ? actor.id === accountId : one === sessionId) this.known.delete(token);
  }
}
