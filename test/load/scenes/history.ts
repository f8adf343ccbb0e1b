import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { seeded } from '../schedule.ts';
import { Writers } from '../writers.ts';
import { watched, type Stage } from './stage.ts';

const day = 86_400_000;
const page = 1_000_000;
const questions = 200;

/** Row 13: the same questions before and after years of history were loaded. The last 90 days are there both times, so that a page is as long. */
export async function history(stage: Stage): Promise<void> {
  const { sizes, say } = stage;
  await load(stage, { rows: 500_000, fromDays: 0, toDays: 90 });
  await questionsAt(stage, 'short');
  for (let done = 0; done < sizes.history; done += page) {
    const rows = Math.min(page, sizes.history - done);
    const reach = (1_735 * page) / sizes.history;
    const fromDays = 90 + (done / page) * reach;
    await load(stage, { rows, fromDays, toDays: fromDays + reach });
    say(`${(done + rows).toLocaleString('en')} older reports loaded`);
  }
  await questionsAt(stage, 'long');
}

/** Reports of all wards in turn, as they would have come in over these days; revisions below those of the log. */
async function load(
  { sql }: Stage,
  { rows, fromDays, toDays }: { rows: number; fromDays: number; toDays: number },
): Promise<void> {
  await sql.query(
    `insert into capacity_report (revision, provider_id, unit_id, version, operational, occupied, held, observed_at, recorded_at, valid_until, source)
     select least(0, (select min(revision) from capacity_report)) - n, w.provider_id, w.id, 0, 12, 4 + n % 8, 0, at, at, at + interval '1 day', 'person'
     from generate_series(1, $1::int) n
     join (select id, provider_id, row_number() over (order by id) - 1 as place from ward where directory_id = 'bench') w on w.place = n % 5000
     cross join lateral (select now() - make_interval(secs => 86400 * ($2::float8 + ($3::float8 - $2::float8) * n / $1)) as at) t
     order by n`,
    [rows, fromDays, toDays],
  );
}

async function questionsAt(stage: Stage, length: 'short' | 'long'): Promise<void> {
  const { sql, product, register, samples, say } = stage;
  await sql.query('vacuum analyze capacity_report');
  await sql.query('checkpoint');
  const random = seeded(11);
  const ward = () => register.wards[Math.floor(random() * register.wards.length)]?.id ?? '';
  const screen = register.screens[0];
  const past = () => new Date(Date.now() - (1 + random() * 85) * day).toISOString();
  const reads: Record<string, () => string> = {
    board: () => getRequest('/api/v1/board', screen, 'Accept-Encoding: gzip\r\n'),
    'history page': () => getRequest(`/api/v1/units/${ward()}/capacity/history`, screen),
    'board as of': () => getRequest(`/api/v1/board?asOf=${past()}`, screen),
  };
  for (const [name, request] of Object.entries(reads)) {
    // Once for nothing: loading has just pushed out of memory what a register that has been running keeps there.
    if (name !== 'board as of') await asked(product.port, request, questions);
    const { result } = await watched(stage, 'history', product.pid, () =>
      asked(product.port, request, name === 'board as of' ? 20 : questions),
    );
    samples.add(`${length} ${name}`, ...result);
  }
  const people = new Writers(product.port, register.wards, 1);
  for (let turn = 0; turn < questions; turn++) await people.one();
  const { result } = await watched(stage, 'history', product.pid, async () => {
    const latencies: number[] = [];
    for (let turn = 0; turn < questions; turn++) {
      const { sentAt, answeredAt } = await people.one();
      latencies.push(answeredAt - sentAt);
    }
    return latencies;
  });
  people.close();
  samples.add(`${length} PUT`, ...result);
  const texts = ['PUT', ...Object.keys(reads)].map(
    (name) => `${name} ${samples.percentile(`${length} ${name}`, 0.5).value.toFixed(1)} ms`,
  );
  say(`${length} history: ${texts.join(', ')}`);
}

async function asked(port: number, request: () => string, times: number): Promise<number[]> {
  const line = new HttpLine(port);
  const latencies: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const started = now();
    const { status } = await line.ask(request());
    if (status !== 200) throw new Error(`a question about the past was answered ${status}`);
    latencies.push(now() - started);
  }
  line.close();
  return latencies;
}
