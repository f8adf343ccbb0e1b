import { Inject, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { followSchema, heartbeatEvery, isAtDesk, type DeskChanged, type Followed } from '@ketenzicht/shared/live';
import { seesFromAfar } from '@ketenzicht/shared/capacity';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import type { Actor } from '@ketenzicht/shared/kernel';
import { mayHearNotices } from '@ketenzicht/shared/person';
import type { Namespace, Socket } from 'socket.io';
import type { Ending } from '../platform/auth/session.endings.js';
import { SessionService, type Known } from '../platform/auth/session.service.js';
import { tokenOf } from '../platform/auth/session.token.js';
import type { Config } from '../platform/config/config.js';
import { EventFeed } from '../platform/events/event-feed.js';
import { Bell, type Rings } from '../platform/events/bell.js';
import { CLOCK, CONFIG, type Clock } from '../platform/tokens.js';
import { Attendances, type Attendance } from './attendances.js';
import { Audience, lineOf } from './audience.js';
import { EncodedOnce } from './encoded-once.js';
import { RecentChanges } from './recent-changes.js';

const goodbye = 2_000;
/** How often the clocks of open sessions are looked at, and how long before its end one is looked up: acts elsewhere may have moved it (SEC-63). */
const sweepEvery = 2_000;
const lookAhead = 10_000;
const lookAnyway = 60_000;
/** Of one socket, whatever it says (SEC-68). */
const messages = { most: 20, within: 10_000 };

type Refusal = { error: { code: string; detail: string } };

/** `/live`: who may hear what, catching up, and a heartbeat. Capacity holds no personal data, so that one register is one audience. */
@WebSocketGateway({ namespace: 'live' })
export class LiveGateway implements OnGatewayInit<Namespace>, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly audiences = new Map<string, Audience>();
  private readonly afar = new Audience(0, () => Promise.resolve(undefined));
  private readonly attending = new WeakMap<Socket, Attendance>();
  private readonly present = new Attendances();
  private sweep: NodeJS.Timeout | undefined;
  private beat: NodeJS.Timeout | undefined;
  private namespace: Namespace | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly feed: EventFeed,
    private readonly recent: RecentChanges,
    private readonly bell: Bell,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    this.namespace = namespace;
    namespace.use((socket, next) => void this.admit(socket).then(() => next(), next));
    // Two plain listeners a socket: the framework's own way keeps several kilobytes of streams for each.
    namespace.on('connection', (socket) => this.attend(socket));
    this.feed.listen((events) => {
      for (const [directoryId, audience] of this.audiences) {
        const theirs = events.filter((event) => event.directoryId === directoryId);
        if (theirs.length > 0) audience.publish(theirs);
      }
    });
    this.bell.listen('notice', (organisationId) => this.tellNotice(organisationId));
    this.bell.listen('desk', (ring) => this.tellDesk(ring));
    this.sessions.onEnding((ending) => this.cutFor(ending));
    this.sweep = setInterval(() => void this.cutEnded().catch(() => undefined), sweepEvery);
    this.sweep.unref();
    this.beat = setInterval(() => {
      for (const audience of [this.afar, ...this.audiences.values()]) audience.beat(this.clock());
    }, heartbeatEvery);
    this.beat.unref();
  }

  /** That there is something to look at, and not what: it comes over a line that more people than one may see. */
  private tellNotice(organisationId: string): void {
    for (const socket of this.namespace?.sockets.values() ?? []) {
      const actor = this.attending.get(socket)?.actor;
      if (actor && mayHearNotices(actor, organisationId)) socket.emit('notice', {});
    }
  }

  /** That something on a desk is otherwise than it was, to those whose desk it is; what it is they ask for themselves, and that is logged. */
  private tellDesk({ desk, subject, for: whom }: Rings['desk']): void {
    for (const { socket, actor } of this.present)
      if (isAtDesk(actor, whom)) socket.emit('desk', { desk, subject } satisfies DeskChanged);
  }

  private attend(socket: Socket): void {
    const attendance = this.attending.get(socket);
    if (attendance) this.present.add(attendance);
    limitMessages(socket);
    socket.on('follow', (body: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      this.follow(socket, body).then(
        (followed) => answer(followed),
        () => answer({ error: { code: 'service.unavailable', detail: 'Ask again.' } } satisfies Refusal),
      );
    });
    socket.on('disconnect', () => {
      if (!attendance) return;
      attendance.audience?.leave(attendance.member);
      this.present.remove(attendance);
    });
    // Many that knocked at once all found room.
    if (attendance && this.present.personsOf(attendance.actor.id) > attendance.most) refuse(socket, 'socket.too_many');
  }

  /** Joins the live stream and tells what was missed since a revision; without `since`, only where the stream stands. */
  private async follow(socket: Socket, body: unknown): Promise<Followed | EncodedOnce | Refusal> {
    const attendance = this.attending.get(socket);
    const asked = followSchema.safeParse(body ?? {});
    if (!attendance || !asked.success) return { error: { code: 'input.invalid', detail: 'Send {since?: revision}.' } };
    const { actor, member } = attendance;
    const { since, directory = actor.directoryId } = asked.data;
    if (!mayOpenDirectory(actor, directory) || !(await this.isThere(actor, directory)))
      return { error: { code: 'directory.unknown', detail: 'There is no such register that you may open.' } };
    if (seesFromAfar(actor)) return this.followFromAfar(attendance, since);
    if (since !== undefined && since > this.feed.revision) await this.feed.tail(); // another process may have told this client already
    attendance.audience?.leave(member);
    const audience = (attendance.audience = this.audienceOf(directory));
    audience.join(member);
    member.behindSince = undefined;
    // Up to what the audience was told: what is still waiting comes to this socket as a frame.
    const revision = audience.revision;
    if (since === undefined) return { revision, changes: [] };
    const missed = await this.recent.since(directory, since, this.clock(), revision);
    if (!missed || missed.to < revision) return { revision, reload: true };
    return EncodedOnce.of(missed, () => ({ revision: missed.to, changes: missed.changes }) satisfies Followed);
  }

  /** Beats, and nothing else: not even that a revision was added (PRIV-09). Such a screen takes a new board every few minutes. */
  private followFromAfar(attendance: Attendance, since = 0): Followed {
    attendance.audience?.leave(attendance.member);
    (attendance.audience = this.afar).join(attendance.member);
    return { revision: since, changes: [] };
  }

  /** A frozen screen may not hold a stopping server for the half minute that a WebSocket waits for a goodbye. */
  beforeApplicationShutdown(): void {
    const lines = Array.from(this.namespace?.sockets.values() ?? [], lineOf);
    setTimeout(() => lines.forEach((line) => line?.destroy()), goodbye).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.beat);
    clearInterval(this.sweep);
  }

  private async admit(socket: Socket): Promise<void> {
    const { auth, headers } = socket.handshake;
    const token = typeof auth['token'] === 'string' ? auth['token'] : tokenOf({ cookie: headers.cookie })?.token;
    const session = token ? await this.sessions.find(token, this.clock()) : undefined;
    if (!session) throw refusal('session.refused');
    if (session.times.assurance === 'low') throw refusal('session.too_weak');
    const { actor, sessionId, times, expiresAt } = session;
    if (this.present.personsOf(actor.id) >= this.limitFor(session)) throw refusal('socket.too_many');
    this.attending.set(socket, {
      socket,
      actor,
      sessionId,
      kind: times.kind,
      most: this.limitFor(session),
      checkedAt: this.clock().getTime(),
      member: { socket, expiresAt, behindSince: undefined },
    });
    // The upgrade request is kept alive by engine.io for as long as the socket lives; a thousand of them are megabytes of headers.
    delete (socket.conn as { request?: unknown }).request;
  }

  /** The published demo accounts are shared by everyone who looks. */
  private limitFor({ isDemo, times }: Known): number {
    return isDemo || times.kind !== 'person' ? Infinity : this.config.socketsPerPerson;
  }

  /** A session that ended is off the line at once; after a change of rights one comes back with the new ones. */
  private cutFor({ accountId, sessionId, renewed }: Ending): void {
    if (renewed) return;
    for (const attendance of this.present.of(accountId))
      if (sessionId === null || attendance.sessionId === sessionId) cut(attendance);
  }

  /** Whose time is up. Acts on another server, and what nobody announced, show in the database. */
  private async cutEnded(): Promise<void> {
    const at = this.clock();
    const due: Attendance[] = [];
    for (const attendance of this.present)
      if (attendance.member.expiresAt - +at < lookAhead || +at - attendance.checkedAt > lookAnyway)
        due.push(attendance);
    if (due.length === 0) return;
    const standing = await this.sessions.standing([...new Set(due.map(({ sessionId }) => sessionId))], at);
    for (const attendance of due) {
      const until = standing.get(attendance.sessionId);
      attendance.checkedAt = +at;
      if (until === undefined) cut(attendance);
      else attendance.member.expiresAt = until;
    }
  }

  /** A national role may name any register; an audience for every name that one can think of would fill the memory. */
  private async isThere(actor: Actor, directoryId: string): Promise<boolean> {
    return directoryId === actor.directoryId || this.audiences.has(directoryId) || this.recent.hasRegister(directoryId);
  }

  private audienceOf(directoryId: string): Audience {
    const present = this.audiences.get(directoryId);
    if (present) return present;
    const catchUp = async (since: number, upTo: number) => {
      const missed = await this.recent.since(directoryId, since, this.clock(), upTo);
      return missed?.to === upTo ? JSON.stringify(missed) : undefined; // too much for one frame: a new board is quicker
    };
    const audience = new Audience(this.feed.revision, catchUp, this.clock);
    this.audiences.set(directoryId, audience);
    return audience;
  }
}

const refusal = (code: string) => Object.assign(new Error(code), { data: { code } });

/** The screen is told why, so that it does not take it for a lost line. */
function cut({ socket, audience, member }: Attendance): void {
  audience?.leave(member);
  socket.emit('session.ended', {});
  socket.disconnect(true);
}

function refuse(socket: Socket, code: string): void {
  socket.emit('refused', { code });
  socket.disconnect(true);
}

function limitMessages(socket: Socket): void {
  let [count, since] = [0, performance.now()];
  socket.use((_event, next) => {
    const now = performance.now();
    if (now - since > messages.within) [count, since] = [0, now];
    if (++count <= messages.most) return next();
    refuse(socket, 'socket.too_many_messages');
  });
}
