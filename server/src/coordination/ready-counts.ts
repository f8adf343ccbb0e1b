import { Inject, Injectable } from '@nestjs/common';
import { rememberedFor } from '@ketenzicht/shared/coordination';
import type pg from 'pg';
import { POOL } from '../platform/tokens.js';
import type { SignalReady } from './signal.shapes.js';

interface Row extends Pick<SignalReady, 'unitId' | 'version' | 'ready' | 'long' | 'causes'> {
  began: Date;
  ended: Date;
}
const columns = `unit_id as "unitId", version, ready, ready_long as long, causes, observed_at as began, valid_until as ended`;
const toReady = ({ began, ended, ...row }: Row): SignalReady => ({
  ...row,
  from: began.getTime(),
  until: ended.getTime(),
});

/** What wards said of who could leave, as counts that everyone in the chain may read; `stepdown` keeps them. */
@Injectable()
export class ReadyCounts {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async newest(unitIds: readonly string[]): Promise<SignalReady[]> {
    const { rows } = await this.pool.query<Row>(
      `select n.* from unnest($1::uuid[]) as u (id)
       cross join lateral (select ${columns} from capacity.ready_count where unit_id = u.id order by version desc limit 1) n`,
      [unitIds],
    );
    return rows.map(toReady);
  }

  /** Wards that said something since. */
  async since(from: Date): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select distinct unit_id as id from capacity.ready_count where observed_at > $1',
      [from],
    );
    return rows.map(({ id }) => id);
  }

  /** In order of time, from as far before `from` as a count is remembered. */
  async between(unitIds: readonly string[], from: Date, to: Date): Promise<SignalReady[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${columns} from capacity.ready_count where unit_id = any ($1::uuid[]) and valid_until > $2 and observed_at <= $3 order by observed_at, version`,
      [unitIds, new Date(from.getTime() - rememberedFor), to],
    );
    return rows.map(toReady);
  }
}
