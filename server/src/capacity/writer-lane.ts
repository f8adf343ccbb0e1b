import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { Lane } from '../platform/database/lane.js';
import { createClient } from '../platform/database/pool.js';
import type { LoggedEvent } from '../platform/events/event-feed.js';
import { isDatabaseAway } from '../platform/http/problem.js';
import { detailsText, eventOf, payloadOf, type WriteOrder, type WriteOutcome } from './write-order.js';

const largestBatch = 128;
const longestQueue = 10_000;

interface Waiting {
  order: WriteOrder;
  payload: string;
  resolve: (outcome: WriteOutcome) => void;
  reject: (error: unknown) => void;
}

interface OutcomeRow {
  item: number;
  outcome: WriteOutcome['outcome'];
  revision: number;
}

/** One connection that commits batch after batch. */
export class WriterLane {
  private readonly lane = new Lane<Waiting>(nextBatch, (batch) => this.commit(batch));
  private client: pg.Client | undefined;

  constructor(
    private readonly url: string,
    private readonly committed: (events: readonly LoggedEvent[]) => void,
  ) {}

  write(order: WriteOrder): Promise<WriteOutcome> {
    if (this.lane.length >= longestQueue)
      return Promise.reject(Object.assign(new Error('the queue is full'), { code: '53000' }));
    return new Promise((resolve, reject) => this.lane.push({ order, payload: payloadOf(order), resolve, reject }));
  }

  async close(): Promise<void> {
    await this.lane.idle();
    await this.client?.end().catch(() => undefined);
  }

  /** When a batch fails its members go one by one, so that one bad report cannot take others down with it. */
  private async commit(batch: Waiting[]): Promise<void> {
    try {
      await this.settle(batch);
    } catch (error) {
      const [only, ...others] = batch;
      if (only && others.length === 0) return this.commitAlone(only, error);
      for (const one of batch) await this.commit([one]);
    }
  }

  /** After a lost connection nobody knows whether the commit happened. The key makes it safe to ask again: the database answers "repeated". */
  private async commitAlone(one: Waiting, error: unknown): Promise<void> {
    if (!isDatabaseAway(error) && !isKeyRace(error)) return one.reject(error);
    await sleep(100);
    await this.settle([one]).catch((again: unknown) => one.reject(again));
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    const client = await this.connection();
    const { rows } = await client.query<OutcomeRow>({
      name: 'capacity_write',
      text: writeSql,
      values: parameters(batch),
    });
    const events: LoggedEvent[] = [];
    for (const { item, outcome, revision } of rows) {
      const one = batch[item - 1];
      if (!one) continue;
      if (outcome === 'written') events.push(eventOf(one.order, one.payload, revision));
      one.resolve(outcome === 'written' || outcome === 'repeated' ? { outcome, revision } : { outcome });
    }
    // The answers go out first; telling the screens comes after.
    if (events.length > 0) setImmediate(() => this.committed(events));
  }

  private async connection(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = createClient(this.url);
    const forget = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    // Planning a batch anew each time costs more than running it.
    await client.query('set plan_cache_mode = force_generic_plan');
    this.client = client;
    return client;
  }
}

/** At most one report per ward: a second one was written against a version that the first is about to make. */
function nextBatch(queue: Waiting[]): { batch: Waiting[]; later: Waiting[] } {
  const units = new Set<string>();
  const later: Waiting[] = [];
  const batch: Waiting[] = [];
  for (const one of queue) {
    if (batch.length < largestBatch && !units.has(one.order.unitId)) {
      units.add(one.order.unitId);
      batch.push(one);
    } else later.push(one);
  }
  return { batch, later };
}

/** Two processes met the same idempotency key at once: the loser finds the winner's answer when it asks again. */
const isKeyRace = (error: unknown): boolean => (error as { code?: string }).code === '23505';

const writeSql =
  'select item, outcome, revision from capacity_write($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)';

/** As PostgreSQL writes an array. Only for numbers, booleans, ids and times: they need no quoting, and the driver's careful way costs more than the commit. */
const plain = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'null').join()}}`;

const parameters = (batch: readonly Waiting[]): unknown[] => {
  const orders = batch.map(({ order }) => order);
  return [
    plain(orders.map(({ unitId }) => unitId)),
    plain(orders.map(({ expected }) => expected)),
    plain(orders.map(({ current }) => current)),
    plain(orders.map(({ reported }) => reported.operational)),
    plain(orders.map(({ reported }) => reported.occupied)),
    plain(orders.map(({ reported }) => reported.held)),
    orders.map(({ reported }) => detailsText(reported)),
    plain(orders.map(({ reported }) => reported.observedAt)),
    plain(orders.map(({ reported }) => reported.validUntil)),
    plain(orders.map(({ reported }) => reported.source)),
    plain(orders.map(({ actorId }) => actorId)),
    plain(orders.map(({ key }) => key)),
    plain(orders.map(({ fingerprint }) => fingerprint)),
    plain(orders.map(({ directoryId }) => `"${directoryId}"`)),
    batch.map(({ payload }) => payload),
    plain(orders.map(({ recordedAt }) => recordedAt.toISOString())),
    plain(orders.map(({ providerId }) => providerId)),
  ];
};
