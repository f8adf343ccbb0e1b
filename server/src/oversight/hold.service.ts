import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import type { HoldList, NewHold } from '@ketenzicht/shared/oversight';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';

const supervision = { purpose: 'oversight', relationBasis: 'supervision' } as const;

/** Periods of which nothing is purged although its time has come. */
@Injectable()
export class HoldService {
  constructor(private readonly work: Work) {}

  list(visit: Visit): Promise<HoldList> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note({ ...supervision, action: 'R', objects: [{ type: 'log', id: 'holds' }] });
      return holdsIn(tx);
    });
  }

  place(visit: Visit, { from, until, reason }: NewHold): Promise<HoldList> {
    ensure(from < until, 'hold.empty', 'The period must end after it begins.');
    return this.work.run('audit', visit, async (tx) => {
      const id = randomUUID();
      await tx.query(
        'insert into audit.legal_hold (id, from_at, until_at, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6)',
        [id, from, until, reason, visit.actor.id, visit.at],
      );
      tx.note({
        ...supervision,
        action: 'C',
        objects: [{ type: 'log', id: `hold ${id}`, lifecycle: 'created', after: `${from}/${until} ${reason}` }],
      });
      return holdsIn(tx);
    });
  }

  lift(visit: Visit, id: string): Promise<HoldList> {
    return this.work.run('audit', visit, async (tx) => {
      const { rowCount } = await tx.query(
        'update audit.legal_hold set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null',
        [id, visit.actor.id, visit.at],
      );
      ensure(rowCount === 1, 'hold.unknown', 'There is no such hold, or it has been lifted.');
      tx.note({
        ...supervision,
        action: 'U',
        objects: [{ type: 'log', id: `hold ${id}`, lifecycle: 'changed', before: 'held', after: 'lifted' }],
      });
      return holdsIn(tx);
    });
  }
}

async function holdsIn(tx: Tx): Promise<HoldList> {
  const { rows } = await tx.query<{
    id: string;
    from_at: Date;
    until_at: Date;
    reason: string;
    placed_at: Date;
    lifted_at: Date | null;
  }>('select id, from_at, until_at, reason, placed_at, lifted_at from audit.legal_hold order by placed_at desc');
  return {
    holds: rows.map((row) => ({
      id: row.id,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      reason: row.reason,
      placedAt: row.placed_at.toISOString(),
      liftedAt: row.lifted_at?.toISOString() ?? null,
    })),
  };
}
