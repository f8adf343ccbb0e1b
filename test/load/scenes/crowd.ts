import { readFileSync } from 'node:fs';
import { Helper } from '../children.ts';
import { sleep } from '../clock.ts';
import { sent, type Told } from '../dashboards.ts';
import { residentOf } from '../processes.ts';
import { Product } from '../product.ts';
import { Writers } from '../writers.ts';
import { oneByOne } from './fan-out.ts';
import { watched, type Stage } from './stage.ts';

export const crowdSize = 10_000;
const spare = 500;

/** Rows 14 and 15: ten thousand dashboards on one process, ours and bare, each freshly started. */
export async function crowd(stage: Stage): Promise<void> {
  const files = Number(/^Max open files +\d+ +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity);
  if (files < crowdSize + spare)
    return stage.say(`rows 14 and 15 are left out: ${files} open files are allowed, ${crowdSize + spare} are needed`);
  await bareCrowd(stage);
  await ourCrowd(stage);
}

async function bareCrowd(stage: Stage): Promise<void> {
  const { dashboards, samples } = stage;
  const server = Helper.start('./bare/socket.ts');
  const port = await server.ask<number>('listen');
  await weigh(stage, 'bare crowd', server.pid, () => dashboards.open('bare', { port, count: crowdSize, tokens: [] }));
  const { result } = await watched(stage, 'crowd fan-out', server.pid, () =>
    oneByOne(stage.sizes.events / 4, async () => {
      const told = await server.ask<Told>('emit');
      await dashboards.until('bare', told[0]);
      return told;
    }),
  );
  samples.add('bare crowd to last', ...(await dashboards.delays('bare', result)));
  await dashboards.close('bare');
  server.stop();
}

async function ourCrowd(stage: Stage): Promise<void> {
  const { dashboards, databaseUrl, register, samples } = stage;
  const server = await Product.start(databaseUrl);
  await weigh(stage, 'our crowd', server.pid, () =>
    dashboards.open('crowd', { port: server.port, count: crowdSize, tokens: register.screens, since: null }),
  );
  const people = new Writers(server.port, register.wards, 1);
  const { result } = await watched(stage, 'crowd fan-out', server.pid, () =>
    oneByOne(stage.sizes.events / 4, async () => {
      const one = await people.one();
      await dashboards.until('crowd', one.revision);
      return one;
    }),
  );
  samples.add('our crowd to last', ...(await dashboards.delays('crowd', sent(result))));
  people.close();
  await dashboards.close('crowd');
  await server.stop();
}

/** Resident KiB that each dashboard adds. */
async function weigh({ samples, say }: Stage, name: string, pid: number, open: () => Promise<number>): Promise<void> {
  await sleep(1_000);
  const before = residentOf(pid);
  const millis = await open();
  await sleep(6_000);
  const each = (residentOf(pid) - before) / crowdSize;
  samples.add(`${name} KiB`, each);
  say(
    `${name}: ${crowdSize.toLocaleString('en')} connected in ${(millis / 1e3).toFixed(1)} s, ${each.toFixed(1)} KiB each`,
  );
}
