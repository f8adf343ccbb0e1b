import { Inject, Injectable } from '@nestjs/common';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { Keyring } from '../keys/keyring.js';
import { CONFIG, KEYRING } from '../tokens.js';
import { AccessLog } from './access-log.js';
import { streamOf } from './chain.queries.js';
import { chainLock } from './chain-check.js';
import { readCheckpoints, type Checkpoint } from './checkpoint.js';
import { jobLine } from './job-line.js';
import { purgeEvent, verifyChain } from './verify-chain.js';

/** Stcrt. 2019, 38007: five years from writing. The database itself refuses to lose a younger line. */
export const yearsKept = 5;

export function keptFrom(at: Date): Date {
  const from = new Date(at);
  from.setUTCFullYear(from.getUTCFullYear() - yearsKept);
  return from;
}

/** Lets go of what has served its time: whole closed segments only, so that the rest still verifies from the checkpoint that closes what went. */
@Injectable()
export class LogRetention {
  constructor(
    private readonly pools: RoomPools,
    private readonly log: AccessLog,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'checkpointDir'>,
  ) {}

  /** All in one transaction: what goes, and the line that says so. Throws when what would go does not verify: evidence of tampering is not thrown away. */
  async purge(at: Date): Promise<number> {
    const client = await this.pools.of('jobs').connect();
    try {
      await client.query('begin');
      const gone = await this.purgeIn(client, at);
      await client.query('commit');
      return gone;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async purgeIn(client: pg.PoolClient, at: Date): Promise<number> {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [chainLock]);
    if (!rows[0]?.free) return 0;
    const stream = await streamOf(client);
    const checkpoints = await readCheckpoints(this.config.checkpointDir, stream.id, this.keys);
    const closing = await lastToGo(client, checkpoints.sound, keptFrom(at));
    if (!closing) return 0;
    const { bad } = await verifyChain(client, this.keys, checkpoints, { through: closing.seq });
    if (bad) throw new Error(`line ${bad.seq} does not verify (${bad.why}): nothing was purged`);
    const { rowCount } = await client.query('delete from audit.access_line where seq <= $1', [closing.seq]);
    await this.log.append(client, [
      jobLine({
        at,
        job: 'purge-access-log',
        event: purgeEvent,
        action: 'D',
        text: `${rowCount} lines had been kept for ${yearsKept} years`,
        objects: [{ type: 'log', id: `${stream.id}:${closing.seq}`, lifecycle: 'deleted' }],
      }),
    ]);
    return rowCount ?? 0;
  }
}

/** The last checkpoint before the first line that must stay. */
async function lastToGo(db: pg.ClientBase, sound: readonly Checkpoint[], from: Date): Promise<Checkpoint | undefined> {
  const { rows } = await db.query<{ first: number; stays: number | null }>(
    `select min(seq) as first, coalesce(least(
       min(seq) filter (where occurred_at >= $1),
       min(seq) filter (where exists (select from audit.legal_hold h where h.lifted_at is null and occurred_at >= h.from_at and occurred_at < h.until_at))
     ), max(seq)) as stays from audit.access_line`,
    [from],
  );
  const { first, stays } = must(rows[0], 'the bounds of the log');
  return sound.findLast(({ seq }) => seq >= first && seq < (stays ?? 0));
}
