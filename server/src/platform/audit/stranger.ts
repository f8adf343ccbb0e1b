import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import type { Actor } from '@ketenzicht/shared/kernel';
import { operationOf, type OperationId } from '@ketenzicht/shared/operations';
import type { FastifyRequest } from 'fastify';
import { traceOf, type Visit } from '../auth/visit.js';
import { RoomPools } from '../database/room-pools.js';
import { AccessLog, policyVersion, type NewLine } from './access-log.js';

/** Somebody at the door of whom nobody knows yet who it is. */
export type Stranger = Omit<Visit, 'actor' | 'token'>;

/** For public routes; `machine` when what stands there claims to be one. */
export const strangerOf = (
  request: FastifyRequest,
  operation: OperationId,
  at: Date,
  type: 'address' | 'machine' = 'address',
): Stranger => ({ operation, at, accessPoint: { type, id: request.ip }, traceId: traceOf(request) });

/** The stranger turned out to be this one; from here on `Work` applies. */
export const known = (stranger: Stranger, actor: Actor, token: string | null): Visit => ({ ...stranger, actor, token });

export interface Refusal {
  /** Why, for who reads the log; the stranger is never told. */
  reason: string;
  /** Of the operation, unless it is more exact than that. */
  event?: string;
  action?: AuditAction;
  /** The account or client that was tried, where there is one: bursts on it are what log review looks for. */
  objects?: AuditObject[];
}

/** Lines about who was not let in. There is no transaction to be in: nothing else happened. */
@Injectable()
export class StrangerLog {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
  ) {}

  /** Throws `access_log.unavailable` when it cannot be written down; whoever was refused stays refused. */
  async refused(stranger: Stranger, refusal: Refusal): Promise<void> {
    const client = await this.pools.of('identity').connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await this.log.append(client, [lineOf(stranger, refusal)]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

const lineOf = (stranger: Stranger, { reason, event, action = 'E', objects = [] }: Refusal): NewLine => ({
  occurredAt: stranger.at.toISOString(),
  event: event ?? stranger.operation,
  action,
  outcome: 4,
  activity: operationOf(stranger.operation).activity,
  actorId: null,
  role: null,
  organisationId: null,
  onBehalfOf: null,
  purpose: 'service',
  purposeText: reason,
  policy: stranger.operation,
  policyVersion,
  decision: 'refused',
  relationBasis: 'none',
  accessPointType: stranger.accessPoint.type,
  accessPointId: stranger.accessPoint.id,
  sessionRef: null,
  emergency: false,
  emergencyReason: null,
  objects,
  traceId: stranger.traceId,
});
