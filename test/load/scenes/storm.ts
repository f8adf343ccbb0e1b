import { sleep } from '../clock.ts';
import { Writers } from '../writers.ts';
import { watched, type Stage } from './stage.ts';

/** How often everyone asks again what was missed, so that one answer can be told from noise. */
const repeats = 5;

/** Row 16: all dashboards lose their line at once, come back, and go on where they were. */
export async function stormRound(stage: Stage): Promise<void> {
  const { dashboards, product, register, samples, sizes, say } = stage;
  const people = new Writers(product.port, register.wards, 64);
  const come = (since: number | null) =>
    dashboards.open('ours', { port: product.port, count: sizes.dashboards, tokens: register.screens, since });

  const bare = { port: stage.bareSocket.port ?? 0, count: sizes.dashboards, tokens: [] };
  const { result: bareMillis } = await watched(stage, 'storm', stage.bareSocket.pid, () =>
    dashboards.open('bare', bare),
  );
  samples.add('bare connect', bareMillis);
  await dashboards.close('bare');

  await come(null);
  const before = await people.one();
  await dashboards.until('ours', before.revision);
  await dashboards.close('ours');
  const missed = await people.arrive(20, 1);
  await sleep(200);
  const { result: millis } = await watched(stage, 'storm', product.pid, () => come(before.revision));
  samples.add('storm', millis);

  const asked = await watched(stage, 'catch-up', product.pid, async () => {
    for (let time = 0; time < repeats; time++) await dashboards.followAgain('ours', before.revision);
  });
  samples.add('catch-up cpu', (asked.cpu * 1e3) / (repeats * sizes.dashboards));

  const last = missed.at(-1)?.revision ?? 0;
  await dashboards.close('ours');
  const coming = come(last);
  const meanwhile = await people.arrive(20, 3);
  const busy = await coming;
  await dashboards.until('ours', meanwhile.at(-1)?.revision ?? 0);
  const { twice } = await dashboards.mustHaveHeard('ours', meanwhile);
  await dashboards.close('ours');
  people.close();
  say(
    `storm: ${millis.toFixed(0)} ms (bare ${bareMillis.toFixed(0)}), with 20 writes/s ${busy.toFixed(0)} ms, none missed, ${twice} twice; catch-up ${samples.median('catch-up cpu').value.toFixed(0)} µs`,
  );
}
