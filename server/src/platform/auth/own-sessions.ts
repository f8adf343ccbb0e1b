import { Injectable } from '@nestjs/common';
import { sessionEnd, type OwnSession } from '@ketenzicht/shared/kernel';
import { Work } from '../database/work.js';
import { sessionColumns, timesOf, type SessionRow } from './session.rows.js';
import type { Visit } from './visit.js';

/** Where somebody is logged in, for that person (SEC-39). */
@Injectable()
export class OwnSessions {
  constructor(private readonly work: Work) {}

  list(visit: Visit, currentId: string): Promise<OwnSession[]> {
    const { id } = visit.actor;
    return this.work.run('identity', visit, async (tx) => {
      const { rows } = await tx.query<SessionRow & { device: string; access_point: string }>(
        `select ${sessionColumns}, s.device, s.access_point from session s join account on account.id = s.account_id
         where s.account_id = $1 and s.expires_at > $2 order by s.created_at desc limit 200`,
        [id, visit.at],
      );
      tx.note({
        action: 'R',
        purpose: 'service',
        objects: [{ type: 'account', id, segment: 'sessions', lifecycle: 'read' }],
      });
      return rows
        .filter((row) => sessionEnd(timesOf(row)) > +visit.at)
        .map((row) => ({
          id: row.session_id,
          kind: row.kind,
          device: row.device,
          address: row.access_point,
          createdAt: row.created_at.toISOString(),
          activeAt: row.active_at.toISOString(),
          expiresAt: new Date(sessionEnd(timesOf(row))).toISOString(),
          isCurrent: row.session_id === currentId,
        }));
    });
  }
}
