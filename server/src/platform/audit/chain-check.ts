import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { Keyring } from '../keys/keyring.js';
import { CONFIG, KEYRING } from '../tokens.js';
import { streamOf } from './chain.queries.js';
import { readCheckpoints } from './checkpoint.js';
import { verifyChain, type ChainVerdict } from './verify-chain.js';

/** Holders of this lock are looking at the chain; a purge waits for another night. */
export const chainLock = 7101;

/** Verifies the whole chain and keeps what was found, for someone outside operations to see (SEC-14). */
@Injectable()
export class ChainCheck {
  constructor(
    private readonly pools: RoomPools,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'checkpointDir'>,
  ) {}

  async run(at: Date): Promise<ChainVerdict> {
    const client = await this.pools.of('jobs').connect();
    try {
      await client.query('select pg_advisory_lock_shared($1)', [chainLock]);
      const stream = await streamOf(client);
      const checkpoints = await readCheckpoints(this.config.checkpointDir, stream.id, this.keys);
      const verdict = await verifyChain(client, this.keys, checkpoints);
      await client.query(
        'insert into audit.verification (at, lines, first_seq, through, bad_seq, why) values ($1, $2, $3, $4, $5, $6)',
        [at, verdict.lines, verdict.firstSeq, verdict.through, verdict.bad?.seq ?? null, verdict.bad?.why ?? null],
      );
      return verdict;
    } finally {
      await client.query('select pg_advisory_unlock_shared($1)', [chainLock]).catch(() => undefined);
      client.release();
    }
  }
}
