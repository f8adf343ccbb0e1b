import { Injectable } from '@nestjs/common';
import type { OperationId } from '@ketenzicht/shared/operations';
import { operationOf } from '@ketenzicht/shared/operations';
import { AccessLog, policyVersion } from '../audit/access-log.js';
import { RoomPools } from '../database/room-pools.js';
import type { Arrival } from './arrival.js';

/** A stranger who was refused. Never with the name that was typed: people type passwords there. */
@Injectable()
export class LoginLog {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
  ) {}

  async refused(operation: OperationId, arrival: Arrival, accountId: string | null): Promise<void> {
    const client = await this.pools.of('identity').connect();
    try {
      await client.query('begin');
      await this.log.append(client, [
        {
          occurredAt: arrival.at.toISOString(),
          event: operation,
          action: 'E',
          outcome: 4,
          activity: operationOf(operation).activity,
          actorId: null,
          role: null,
          organisationId: null,
          onBehalfOf: null,
          purpose: 'service',
          purposeText: null,
          policy: operation,
          policyVersion,
          decision: 'refused',
          relationBasis: 'none',
          accessPointType: 'address',
          accessPointId: arrival.address,
          sessionRef: null,
          emergency: false,
          emergencyReason: null,
          // Whose door was tried, when there is such a door: bursts on one account must show.
          objects: accountId === null ? [] : [{ type: 'account', id: accountId }],
          traceId: arrival.traceId,
        },
      ]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
