import { now } from '../clock.ts';
import { sent } from '../dashboards.ts';
import { residentOf } from '../processes.ts';
import { Writers } from '../writers.ts';
import { watched, type Stage } from './stage.ts';

const frozen = 100;
/** More than kernels keep for a line that is not read. */
const enough = 12e6;
const longest = 15_000;

/** Row 20: a hundred dashboards freeze; the others must not notice, the server must not grow, and who thaws must be current at once. */
export async function frozenRound(stage: Stage): Promise<void> {
  const { dashboards, product, register, samples, sizes, say } = stage;
  const open = (group: string, count: number) =>
    dashboards.open(group, { port: product.port, count, tokens: register.screens, since: null });
  await open('ours', sizes.dashboards - frozen);
  await open('frozen', frozen);
  const people = new Writers(product.port, register.wards, 64);
  await overflow(stage, people, 2_000); // what a server takes for itself when it is busy
  await steady(stage, people, 'all reading');

  await dashboards.pause('frozen');
  const before = residentOf(product.pid);
  const each = await overflow(stage, people, sizes.quick ? 3_000 : longest);
  const grown = (residentOf(product.pid) - before) / frozen;
  if (each >= enough) samples.add('frozen KiB', grown);
  else
    say(
      `only ${(each / 1e6).toFixed(1)} MB went to each line: kernels may have held all of it, so that the server's memory shows nothing`,
    );
  const newest = await steady(stage, people, 'some frozen');

  const at = now();
  await dashboards.resume('frozen');
  samples.add('thawed', (await dashboards.until('frozen', newest)) - at);
  people.close();
  for (const group of ['ours', 'frozen']) await dashboards.close(group);
  const [all, some] = ['all reading', 'some frozen'].map((name) =>
    samples.percentile(`${name} to last`, 0.99).value.toFixed(1),
  );
  say(
    `${frozen} frozen: others' p99 ${all} → ${some} ms, ${grown.toFixed(0)} KiB each, current after ${samples.median('thawed').value.toFixed(0)} ms`,
  );
}

/** Writes until every line was sent more than a kernel would keep for it; answers how much went to each. */
async function overflow({ dashboards, sizes }: Stage, people: Writers, limit: number): Promise<number> {
  await dashboards.hearAnew('ours');
  const deadline = now() + limit;
  let each = 0;
  while (each < enough && now() < deadline) {
    const written = await people.flood(1);
    await dashboards.until('ours', written.at(-1)?.revision ?? 0);
    each = (await dashboards.heard('ours')).bytes / (sizes.dashboards - frozen);
  }
  return each;
}

async function steady(stage: Stage, people: Writers, name: string): Promise<number> {
  const { dashboards, product, samples, sizes } = stage;
  await dashboards.hearAnew('ours');
  const { result } = await watched(stage, name, product.pid, () => people.arrive(20, sizes.seconds + 1));
  samples.add(`${name} to last`, ...(await dashboards.delays('ours', sent(result))));
  await dashboards.mustHaveHeard('ours', result);
  return result.at(-1)?.revision ?? 0;
}
