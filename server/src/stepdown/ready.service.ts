import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, type Actor } from '@ketenzicht/shared/kernel';
import { mayReportReady, readReady, readyValidFor, type ReadyCount } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { CapacityService } from '../capacity/capacity.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import { POOL } from '../platform/tokens.js';
import { earlierCount, newestCount, writeCount } from './ready.queries.js';

/** What came with a count beside its body. */
export interface Seen {
  version: number;
  key: string;
}

/** Who could leave a ward, as the ward itself says. */
@Injectable()
export class ReadyService {
  constructor(
    private readonly capacity: CapacityService,
    private readonly work: Work,
    private readonly bell: Bell,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async read(actor: Actor, unitId: string): Promise<ReadyCount> {
    this.capacity.readable(actor, unitId);
    return newestCount(this.pool, unitId);
  }

  /** The same key and body get the first answer again. Throws `ready.invalid`, `ready.stale` and `idempotency.reused`; then nothing is changed. */
  async report(visit: Visit, unitId: string, body: unknown, { version, key }: Seen): Promise<ReadyCount> {
    const { actor, at } = visit;
    const { ward, directoryId } = this.capacity.readable(actor, unitId);
    const { providerId } = ward;
    ensure(
      mayReportReady(actor, { providerId, directoryId }),
      'unit.unknown',
      'There is no such ward that you may use.',
    );
    const fingerprint = hash('sha256', `${unitId} ${version} ${JSON.stringify(body)}`, 'base64url');
    const made = { providerId, actorId: actor.id, key, fingerprint };
    const count = await this.work.run('capacity', visit, async (tx) => {
      const before = await this.before(tx, made);
      if (before) return before;
      const report = readReady(body, { occupied: this.capacity.occupied(unitId) });
      const until = new Date(at.getTime() + readyValidFor);
      const written = await writeCount(tx, { ...report, ...made, unitId, seen: version, at, until });
      return written ?? (await this.before(tx, made)) ?? stale(await newestCount(tx, unitId));
    });
    this.bell.ring('ready', unitId);
    return count;
  }

  private async before(
    tx: Tx,
    made: { providerId: string; actorId: string; key: string; fingerprint: string },
  ): Promise<ReadyCount | undefined> {
    const earlier = await earlierCount(tx, made);
    ensure(
      !earlier || earlier.fingerprint === made.fingerprint,
      'idempotency.reused',
      'This Idempotency-Key was used for another request.',
    );
    return earlier?.count;
  }
}

function stale(ready: ReadyCount): never {
  throw new RuleError(
    'ready.stale',
    'Somebody said this of the ward meanwhile. Look at the newer counts and try again.',
    [],
    { ready },
  );
}
