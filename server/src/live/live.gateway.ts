import { Inject, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { followSchema, heartbeatEvery, type Followed } from '@ketenzicht/shared/live';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import type { Actor } from '@ketenzicht/shared/kernel';
import { mayHearNotices } from '@ketenzicht/shared/person';
import type { Namespace, Socket } from 'socket.io';
import { tokenOf } from '../platform/auth/session.guard.js';
import { SessionService } from '../platform/auth/session.service.js';
import { EventFeed } from '../platform/events/event-feed.js';
import { NoticeBell } from '../platform/events/notice-bell.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { Audience, lineOf, type Member } from './audience.js';
import { EncodedOnce } from './encoded-once.js';
import { RecentChanges } from './recent-changes.js';

interface Attendance {
  actor: Actor;
  member: Member;
  audience?: Audience;
}

const goodbye = 2_000;

type Refusal = { error: { code: string; detail: string } };

/** `/live`: who may hear what, catching up, and a heartbeat. Capacity holds no personal data, so that one register is one audience. */
@WebSocketGateway({ namespace: 'live' })
export class LiveGateway implements OnGatewayInit<Namespace>, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly audiences = new Map<string, Audience>();
  private readonly attending = new WeakMap<Socket, Attendance>();
  private beat: NodeJS.Timeout | undefined;
  private namespace: Namespace | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly feed: EventFeed,
    private readonly recent: RecentChanges,
    private readonly bell: NoticeBell,
    @Inject(CLOCK) private readonly clock: Clock,
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
    this.bell.listen((organisationId) => this.tellNotice(organisationId));
    this.beat = setInterval(() => {
      for (const audience of this.audiences.values()) audience.beat(this.clock());
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

  private attend(socket: Socket): void {
    socket.on('follow', (body: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      this.follow(socket, body).then(
        (followed) => answer(followed),
        () => answer({ error: { code: 'service.unavailable', detail: 'Ask again.' } } satisfies Refusal),
      );
    });
    socket.on('disconnect', () => {
      const attendance = this.attending.get(socket);
      attendance?.audience?.leave(attendance.member);
    });
  }

  /** Joins the live stream and tells what was missed since a revision; without `since`, only where the stream stands. */
  private async follow(socket: Socket, body: unknown): Promise<Followed | EncodedOnce | Refusal> {
    const attendance = this.attending.get(socket);
    const asked = followSchema.safeParse(body ?? {});
    if (!attendance || !asked.success) return { error: { code: 'input.invalid', detail: 'Send {since?: revision}.' } };
    const { actor, member } = attendance;
    const { since, directory = actor.directoryId } = asked.data;
    if (!mayOpenDirectory(actor, directory))
      return { error: { code: 'directory.unknown', detail: 'There is no such register that you may open.' } };
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

  /** A frozen screen may not hold a stopping server for the half minute that a WebSocket waits for a goodbye. */
  beforeApplicationShutdown(): void {
    const lines = Array.from(this.namespace?.sockets.values() ?? [], lineOf);
    setTimeout(() => lines.forEach((line) => line?.destroy()), goodbye).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.beat);
  }

  private async admit(socket: Socket): Promise<void> {
    const { auth, headers } = socket.handshake;
    const token = typeof auth['token'] === 'string' ? auth['token'] : tokenOf({ cookie: headers.cookie })?.token;
    const session = token ? await this.sessions.find(token, this.clock()) : undefined;
    if (!session) throw Object.assign(new Error('session.refused'), { data: { code: 'session.refused' } });
    this.attending.set(socket, {
      actor: session.actor,
      member: { socket, expiresAt: session.expiresAt, behindSince: undefined },
    });
    // The upgrade request is kept alive by engine.io for as long as the socket lives; a thousand of them are megabytes of headers.
    delete (socket.conn as { request?: unknown }).request;
  }

  private audienceOf(directoryId: string): Audience {
    const present = this.audiences.get(directoryId);
    if (present) return present;
    const audience = new Audience(this.feed.revision, async (since, upTo) => {
      const missed = await this.recent.since(directoryId, since, this.clock(), upTo);
      return missed?.to === upTo ? JSON.stringify(missed) : undefined; // too much for one frame: a new board is quicker
    });
    this.audiences.set(directoryId, audience);
    return audience;
  }
}
