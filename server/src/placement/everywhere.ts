import { Injectable } from '@nestjs/common';
import { RoomPools } from '../platform/database/room-pools.js';
import type { Tx } from '../platform/database/work.js';

/**
 * Reads across all organisations, as the clock does and no visitor can. For sums only: whoever calls this hands on numbers about wards or about everyone
 * together, never a row. Read only, so that nothing can be done in the name of nobody.
 */
@Injectable()
export class Everywhere {
  constructor(private readonly pools: RoomPools) {}

  async read<T>(body: (tx: Pick<Tx, 'query'>) => Promise<T>): Promise<T> {
    const client = await this.pools.of('placement').connect();
    let broken: Error | undefined;
    try {
      await client.query('begin read only');
      await client.query(`select set_config('app.role', 'clock', true)`);
      const found = await body({ query: client.query.bind(client) });
      await client.query('commit');
      return found;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
