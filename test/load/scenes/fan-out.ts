import { sleep } from '../clock.ts';
import { sent, type Told } from '../dashboards.ts';
import { seeded } from '../schedule.ts';
import { Writers, type Written } from '../writers.ts';
import { watched, type Stage } from './stage.ts';

/** Rows 1-5 and 7-9: one round of the limits, then one of the product, with the same dashboards. */
export async function fanOutRound(stage: Stage): Promise<void> {
  await commits(stage);
  await bareFanOut(stage);
  await ourFanOut(stage);
}

async function commits({ bareDatabase, samples, sizes, say }: Stage): Promise<void> {
  samples.add('C1', ...(await bareDatabase.latencies(sizes.seconds / 2)));
  samples.add('T8', await bareDatabase.perSecond(sizes.seconds / 2, 'one'));
  samples.add('T5', await bareDatabase.perSecond(sizes.seconds / 2, 'five'));
  say(
    `bare commits: C1 ${samples.percentile('C1', 0.5).value.toFixed(2)} ms, T8 ${samples.median('T8').value.toFixed(0)}/s, T5 ${samples.median('T5').value.toFixed(0)}/s`,
  );
}

async function bareFanOut(stage: Stage): Promise<void> {
  const { dashboards, bareSocket, samples, sizes } = stage;
  const count = sizes.dashboards;
  await dashboards.open('bare', { port: bareSocket.port ?? 0, count, tokens: [] });
  const paced = await watched(stage, 'bare fan-out', bareSocket.pid, () =>
    oneByOne(sizes.events, async () => {
      const told = await bareSocket.ask<Told>('emit');
      await dashboards.until('bare', told[0]);
      return told;
    }),
  );
  samples.add('F', ...(await dashboards.delays('bare', paced.result)));
  samples.add('S', (paced.cpu * 1e3) / (paced.result.length * count));
  const steady = await watched(stage, 'bare fan-out', bareSocket.pid, () =>
    bareSocket.ask<Told[]>('emitAll', { perSecond: 20, seconds: sizes.seconds + 1 }),
  );
  samples.add('F at 20/s', ...(await dashboards.delays('bare', steady.result)));
  await dashboards.close('bare');
  stage.say(
    `bare fan-out: F ${samples.percentile('F', 0.5).value.toFixed(1)} / ${samples.percentile('F', 0.99).value.toFixed(1)} ms, S ${samples.median('S').value.toFixed(1)} µs`,
  );
}

async function ourFanOut(stage: Stage): Promise<void> {
  const { dashboards, product, register, samples, sizes, say } = stage;
  const count = sizes.dashboards;
  await dashboards.open('ours', { port: product.port, count, tokens: register.screens, since: null });

  const people = new Writers(product.port, register.wards, 64);
  const paced = await watched(stage, 'paced', product.pid, () =>
    oneByOne(sizes.events, async () => {
      const written = await people.one();
      await dashboards.until('ours', written.revision);
      return written;
    }),
  );
  const heard = await account(stage, 'paced', paced.result);
  samples.add('cpu per delivery', (paced.cpu * 1e3) / (heard.frames + heard.heartbeats));

  const steady = await watched(stage, '20/s', product.pid, () => people.arrive(20, sizes.seconds + 1));
  await account(stage, '20/s', steady.result);
  people.close();
  say(
    `ours: ${text(stage, 'paced')}, at 20/s ${text(stage, '20/s')}, ${samples.median('cpu per delivery').value.toFixed(1)} µs a delivery`,
  );

  for (const writers of [8, 64]) {
    const name = `${writers} writers`;
    await flood(stage, name, writers);
    say(
      `ours, ${name}: ${samples.median(`${name} rate`).value.toFixed(0)}/s, to last ${text(stage, name)}, ${samples.median(`${name} cpu`).value.toFixed(0)} µs a write`,
    );
  }
  await dashboards.close('ours');
}

/** As many writes as these writers get in; what each cost, and when the last dashboard held it. */
export async function flood(stage: Stage, name: string, writers: number): Promise<void> {
  const { dashboards, product, register, samples, sizes } = stage;
  const people = new Writers(product.port, register.wards, writers);
  const warmUp = await people.flood(0.5);
  await dashboards.until('ours', warmUp.at(-1)?.revision ?? 0);
  await dashboards.hearAnew('ours');
  const { result: written, seconds, cpu } = await watched(stage, name, product.pid, () => people.flood(sizes.seconds));
  people.close();
  samples.add(`${name} rate`, written.length / seconds);
  samples.add(`${name} cpu`, (cpu * 1e3) / written.length);
  await account(stage, name, written);
}

async function account({ dashboards, samples, say }: Stage, name: string, written: Written[]) {
  samples.add(`${name} to last`, ...(await dashboards.delays('ours', sent(written))));
  samples.add(`${name} answer`, ...written.map(({ sentAt, answeredAt }) => answeredAt - sentAt));
  const heard = await dashboards.mustHaveHeard('ours', written);
  if (heard.twice > 0) say(`${name}: ${heard.twice} changes came twice to a dashboard`);
  await dashboards.hearAnew('ours');
  return heard;
}

/** One event after the other, each only long after all dashboards have seen the one before: what one costs when nothing else goes on. */
export async function oneByOne<T>(events: number, tell: () => Promise<T>): Promise<T[]> {
  const random = seeded(3);
  const told: T[] = [];
  for (let event = 0; event < events; event++) {
    told.push(await tell());
    await sleep(40 + random() * 40);
  }
  return told;
}

const text = ({ samples }: Stage, name: string): string =>
  `${samples.percentile(`${name} to last`, 0.5).value.toFixed(1)} / ${samples.percentile(`${name} to last`, 0.99).value.toFixed(1)} ms`;
