import { Injectable, Optional } from '@nestjs/common';
import {
  mostObjects,
  type AuditObject,
  type Purpose,
  type RelationBasis,
  type AuditAction,
} from '@ketenzicht/shared/audit';
import { operationOf } from '@ketenzicht/shared/operations';
import type pg from 'pg';
import { AccessLog, policyVersion, type NewLine } from '../audit/access-log.js';
import { jobLine } from '../audit/job-line.js';
import { LogLane } from '../audit/log-lane.js';
import type { Visit } from '../auth/visit.js';
import { RoomPools } from './room-pools.js';
import type { Room } from './rooms.js';

/** What a feature says about what it did; the rest of the line comes from the visit. */
export interface Noted {
  action: AuditAction;
  objects: AuditObject[];
  /** The operation of the visit, unless it is more exact than that. */
  event?: string;
  purpose?: Purpose;
  purposeText?: string;
  relationBasis?: RelationBasis;
  onBehalfOf?: string;
  emergency?: string;
  refused?: true;
}

export interface Tx extends Pick<pg.ClientBase, 'query'> {
  /** Puts a line in the access log, in this transaction, as its last act. */
  note(noted: Noted): void;
}

/**
 * The one way to data that belongs to somebody: a transaction with the rights of a visitor. The database is told who that is, so that its policies hold
 * even where our own code is wrong; what happened is in the access log before anyone gets to see it. Throws what the body throws, and then nothing
 * happened at all.
 */
@Injectable()
export class Work {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
    @Optional() private readonly lane?: LogLane,
  ) {}

  run<T>(room: Room, visit: Visit, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(room, contextOf(visit), (noted) => lineOf(visit, noted, this.log), body);
  }

  /** What the clock brings about by itself, for nobody: it may see what every side sees, and says so in the log as a job. */
  runByClock<T>(
    room: Room,
    { at, job, activity = room }: { at: Date; job: string; activity?: string },
    body: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const line = ({ action, objects, event = job }: Noted): NewLine =>
      jobLine({ at, job, event, action, activity, objects });
    return this.within(room, ['{}', '', 'clock', '{}', at.toISOString()], line, body);
  }

  private async within<T>(
    room: Room,
    rights: string[],
    lineFor: (noted: Noted) => NewLine,
    body: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const client = await this.pools.of(room).connect();
    const lines: NewLine[] = [];
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query({ name: 'work.context', text: context, values: rights });
      const tx: Tx = {
        query: client.query.bind(client),
        note: (noted) => void lines.push(...split(noted).map(lineFor)),
      };
      const result = await body(tx);
      const mayWait = lines.length > 0 && lines.every(({ action }) => action === 'R');
      const together = mayWait && this.lane && (await hasOnlyRead(client)) ? this.lane : undefined;
      if (!together) await this.log.append(client, lines);
      await client.query('commit');
      // Before the answer goes out, and without queueing behind the commits of everyone else who is reading.
      await together?.append(lines);
      return result;
    } catch (error) {
      // A connection that cannot even roll back is not one to lend out again.
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A refusal is worth a line as well; it has no transaction of its own to be in. */
  async note(room: Room, visit: Visit, noted: Noted): Promise<void> {
    await this.run(room, visit, (tx) => Promise.resolve(tx.note(noted)));
  }
}

/** A list of thousands is several lines of the same look: none is longer than a line may be, and none of what was shown is left out. */
function split(noted: Noted): Noted[] {
  const { objects } = noted;
  if (objects.length <= mostObjects) return [noted];
  const parts = Math.ceil(objects.length / mostObjects);
  return Array.from({ length: parts }, (_, part) => ({
    ...noted,
    objects: objects.slice(part * mostObjects, (part + 1) * mostObjects),
  }));
}

/** A transaction without a number has written nothing, so that nothing can come to exist without its line. */
async function hasOnlyRead(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ clean: boolean }>({
    name: 'work.clean',
    text: 'select pg_current_xact_id_if_assigned() is null as clean',
  });
  return rows[0]?.clean === true;
}

/** Named, like all that every visit asks: planned once for a connection. `true`: until the end of the transaction only. A plain SET would go on to the next borrower of the connection. */
const context = `select set_config('app.organisations', $1, true), set_config('app.actor', $2, true), set_config('app.role', $3, true), set_config('app.regions', $4, true),
  set_config('app.at', $5, true)`;

const contextOf = ({ actor, at }: Visit): string[] => [
  actor.organisationId ? `{${actor.organisationId}}` : '{}',
  actor.id,
  actor.role,
  `{${actor.regionIds.map((id) => JSON.stringify(id)).join()}}`,
  at.toISOString(),
];

const lineOf = (visit: Visit, noted: Noted, log: AccessLog): NewLine => ({
  occurredAt: visit.at.toISOString(),
  event: noted.event ?? visit.operation,
  action: noted.action,
  outcome: noted.refused ? 4 : 0,
  activity: operationOf(visit.operation).activity,
  actorId: visit.actor.id,
  role: visit.actor.role,
  organisationId: visit.actor.organisationId,
  onBehalfOf: noted.onBehalfOf ?? null,
  purpose: noted.purpose ?? (noted.emergency ? 'emergency' : 'administration'),
  purposeText: noted.purposeText ?? null,
  policy: visit.operation,
  policyVersion,
  decision: noted.refused ? 'refused' : 'allowed',
  relationBasis: noted.relationBasis ?? (noted.emergency ? 'emergency' : 'none'),
  accessPointType: visit.accessPoint.type,
  accessPointId: visit.accessPoint.id,
  sessionRef: visit.token && log.sessionRef(visit.token),
  emergency: noted.emergency !== undefined,
  emergencyReason: noted.emergency ?? null,
  objects: noted.objects,
  traceId: visit.traceId,
});
