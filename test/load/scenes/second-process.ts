import { sleep } from '../clock.ts';
import { sent } from '../dashboards.ts';
import { Product } from '../product.ts';
import { Writers } from '../writers.ts';
import { oneByOne } from './fan-out.ts';
import { watched, type Stage } from './stage.ts';

const count = 100;

/** Row 18: the same report on dashboards of the process that took it, and of another one behind the same log. */
export async function secondProcessRound(stage: Stage): Promise<void> {
  const { dashboards, databaseUrl, product, register, samples, sizes, say } = stage;
  const second = await Product.start(databaseUrl);
  await dashboards.open('ours', { port: product.port, count, tokens: register.screens, since: null });
  await dashboards.open('theirs', { port: second.port, count, tokens: register.screens, since: null });
  await sleep(3_000); // processes notice each other within two seconds

  const people = new Writers(product.port, register.wards, 1);
  const { result: written } = await watched(stage, 'second process', second.pid, () =>
    oneByOne(sizes.events, async () => {
      const one = await people.one();
      await Promise.all([dashboards.until('ours', one.revision), dashboards.until('theirs', one.revision)]);
      return one;
    }),
  );
  for (const group of ['ours', 'theirs']) {
    samples.add(`second process ${group}`, ...(await dashboards.delays(group, sent(written))));
    await dashboards.mustHaveHeard(group, written);
    await dashboards.close(group);
  }
  people.close();
  await second.stop();
  const [here, there] = ['ours', 'theirs'].map((group) =>
    samples.percentile(`second process ${group}`, 0.5).value.toFixed(1),
  );
  say(`second process: to last ${here} ms here, ${there} ms there`);
}
