import type pg from 'pg';
import type { BareDatabase } from '../bare/database.ts';
import type { Helper } from '../children.ts';
import { now } from '../clock.ts';
import type { Dashboards } from '../dashboards.ts';
import { ForeignLoad, cpuOf, quietMoment } from '../processes.ts';
import type { Product } from '../product.ts';
import type { Samples } from '../samples.ts';
import type { Register } from '../seed.ts';

export interface Sizes {
  quick: boolean;
  dashboards: number;
  rounds: number;
  /** Events of a paced round, and how long a flood lasts. */
  events: number;
  seconds: number;
  history: number;
  /** Lines of the access log that one person is sought in; none: that row is left out. */
  log: number;
  /** Who are followed, in the rows about following. */
  people: number;
}

/** Everything that a scene may use. Scenes fill the samples; the rows are read from those afterwards. */
export interface Stage {
  sizes: Sizes;
  samples: Samples;
  databaseUrl: string;
  sql: pg.Client;
  register: Register;
  product: Product;
  dashboards: Dashboards;
  bareDatabase: BareDatabase;
  bareSocket: Helper & { port?: number };
  bareNest: Helper & { port?: number };
  say: (text: string) => void;
}

export interface Window {
  seconds: number;
  /** CPU milliseconds of the watched process. */
  cpu: number;
}

/** Runs something at a quiet moment, watching one process's CPU and how much others disturbed. */
export async function watched<T>(
  { samples, sizes }: Stage,
  scene: string,
  pid: number,
  run: () => Promise<T>,
): Promise<{ result: T } & Window> {
  await quietMoment(sizes.quick ? 1_000 : 15_000);
  const load = new ForeignLoad();
  const [at, cpu] = [now(), cpuOf(pid)];
  const result = await run();
  const window = { seconds: (now() - at) / 1e3, cpu: cpuOf(pid) - cpu };
  samples.add(`${scene} foreign`, load.percent());
  return { result, ...window };
}
