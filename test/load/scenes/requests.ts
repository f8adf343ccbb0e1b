import { now, sleep } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { percentile } from '../samples.ts';
import { Writers } from '../writers.ts';
import { flood } from './fan-out.ts';
import { watched, type Stage } from './stage.ts';

/** Rows 6 and 10-12: what a request costs, beside the bare framework. */
export async function requestsRound(stage: Stage): Promise<void> {
  const { dashboards, product, register, samples, say } = stage;
  await dashboards.open('ours', { port: product.port, count: 1, tokens: register.screens, since: null });
  await flood(stage, 'one dashboard', 64);
  await dashboards.close('ours');
  await writesUnseen(stage);

  const { screens } = register;
  const path = '/api/v1/board';
  const first = await ask(product.port, getRequest(path, screens[0], gzip));
  samples.add('board bytes', first.body.length);
  await hammer(stage, 'hello', stage.bareNest.pid, stage.bareNest.port ?? 0, getRequest('/hello'));
  await hammer(
    stage,
    'board 304',
    product.pid,
    product.port,
    getRequest(path, screens[0], `${gzip}If-None-Match: ${first.etag}\r\n`),
  );
  await hammer(stage, 'board 200', product.pid, product.port, getRequest(path, screens[0], gzip));
  say(
    `requests: hello ${micros(stage, 'hello')}, board 304 ${micros(stage, 'board 304')}, board 200 ${micros(stage, 'board 200')}, write ${micros(stage, 'unseen')}`,
  );
  await whileOthersWrite(stage);
}

const gzip = 'Accept-Encoding: gzip\r\n';

async function writesUnseen({ ...stage }: Stage): Promise<void> {
  const { product, register, samples, sizes } = stage;
  const people = new Writers(product.port, register.wards, 64);
  await people.flood(0.5);
  const { result, cpu } = await watched(stage, 'unseen', product.pid, () => people.flood(sizes.seconds));
  people.close();
  samples.add('unseen cpu', (cpu * 1e3) / result.length);
}

async function ask(port: number, request: string) {
  const line = new HttpLine(port);
  const answer = await line.ask(request);
  line.close();
  return answer;
}

/** Twenty connections that ask the same again and again. */
async function hammer(stage: Stage, name: string, pid: number, port: number, request: string): Promise<void> {
  const { samples, sizes } = stage;
  await again(port, request, 20, 0.5);
  const { result, cpu } = await watched(stage, name, pid, () => again(port, request, 20, sizes.seconds / 2));
  samples.add(`${name} cpu`, (cpu * 1e3) / result.length);
  samples.add(`${name} answer`, ...result);
}

async function again(port: number, request: string, lines: number, seconds: number, pause = 0): Promise<number[]> {
  const latencies: number[] = [];
  const end = now() + seconds * 1e3;
  const worker = async (): Promise<void> => {
    const line = new HttpLine(port);
    while (now() < end) {
      const started = now();
      await line.ask(request);
      latencies.push(now() - started);
      if (pause > 0) await sleep(pause);
    }
    line.close();
  };
  await Promise.all(Array.from({ length: lines }, worker));
  return latencies;
}

/** The board under load: asked by twenty at once without a pause, and by one viewer now and then. */
async function whileOthersWrite(stage: Stage): Promise<void> {
  const { product, register, samples, sizes, say } = stage;
  const request = getRequest('/api/v1/board', register.screens[0], gzip);
  const viewers = { crowd: { lines: 20, pause: 0 }, 'one viewer': { lines: 1, pause: 10 } };
  for (const [viewer, { lines, pause }] of Object.entries(viewers)) {
    const look = () => again(product.port, request, lines, sizes.seconds / 2, pause);
    const idle = await watched(stage, viewer, product.pid, look);
    const people = new Writers(product.port, register.wards, 64);
    const busy = await watched(
      stage,
      viewer,
      product.pid,
      async () => (await Promise.all([look(), people.arrive(200, sizes.seconds / 2)]))[0],
    );
    people.close();
    samples.add(`${viewer} idle`, ...idle.result);
    samples.add(`${viewer} busy`, ...busy.result);
    say(
      `board for ${viewer}: p99 ${percentile(idle.result, 0.99).toFixed(1)} ms idle, ${percentile(busy.result, 0.99).toFixed(1)} ms at 200 writes/s`,
    );
  }
}

const micros = ({ samples }: Stage, name: string): string => `${samples.median(`${name} cpu`).value.toFixed(0)} µs`;
