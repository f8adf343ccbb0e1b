import { mayReportCapacity } from '@ketenzicht/shared/capacity';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import { mayAsk, type Actor } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { now } from '../clock.ts';
import { HttpLine, getRequest } from '../http-line.ts';
import { Writers } from '../writers.ts';
import { watched, type Stage } from './stage.ts';

/** The tables that a report and a board touch. */
const tables = ['capacity.capacity', 'capacity.capacity_report', 'capacity.idempotency', 'live.event_log'];

/**
 * Row 22: what deciding and guarding cost. The same work with row-level security and, by the database's owner, without it, in the order with, without,
 * without, with, so that a machine that grows slower burdens both. The decision of the policies is measured by itself, as pure functions, and
 * taken off the time of a request for "without": there is no server that does not decide.
 */
export async function guardsRound(stage: Stage): Promise<void> {
  const { samples, sql, say } = stage;
  const decision = microsecondsOfDeciding();
  samples.add('decision', decision);
  try {
    for (const guarded of [true, false, false, true]) {
      await guard(sql, guarded);
      const name = guarded ? 'guarded' : 'unguarded';
      const saved = guarded ? 0 : decision / 1e6;
      samples.add(`${name} writes`, 1 / (1 / (await writes(stage)) - saved));
      samples.add(`${name} boards`, 1 / (1 / (await boards(stage)) - saved));
    }
  } finally {
    await guard(sql, true);
  }
  const ratio = (what: string) => samples.median(`guarded ${what}`).value / samples.median(`unguarded ${what}`).value;
  say(
    `guards: writes ${(ratio('writes') * 100).toFixed(0)} %, boards ${(ratio('boards') * 100).toFixed(0)} % of unguarded; a decision takes ${decision.toFixed(2)} µs`,
  );
}

const guard = (sql: Stage['sql'], on: boolean) =>
  sql.query(tables.map((table) => `alter table ${table} ${on ? 'enable' : 'disable'} row level security`).join(';'));

/** Reports a second of 64 people. */
async function writes(stage: Stage): Promise<number> {
  const people = new Writers(stage.product.port, stage.register.wards, 64);
  await people.flood(0.5);
  const { result, seconds } = await watched(stage, 'guards', stage.product.pid, () =>
    people.flood(stage.sizes.seconds),
  );
  people.close();
  return result.length / seconds;
}

/** Whole boards a second, for twenty at once. */
async function boards(stage: Stage): Promise<number> {
  const { product, register, sizes } = stage;
  const request = getRequest('/api/v1/board', register.screens[0], 'Accept-Encoding: gzip\r\n');
  const { result, seconds } = await watched(stage, 'guards', product.pid, async () => {
    let count = 0;
    const end = now() + sizes.seconds * 500;
    const worker = async (): Promise<void> => {
      const line = new HttpLine(product.port);
      for (; now() < end; count++) await line.ask(request);
      line.close();
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    return count;
  });
  return result / seconds;
}

/** All that is asked of the policies for one report: may this role, of this ward, in this register. */
function microsecondsOfDeciding(): number {
  const actor: Actor = {
    id: 'a',
    name: 'a',
    role: 'provider',
    organisationId: 'o',
    regionIds: [],
    directoryId: 'nl',
    scopes: [],
  };
  const wards = Array.from({ length: 64 }, (_, n) => ({ providerId: n % 2 ? 'o' : 'p', directoryId: 'nl' }));
  const turns = 1_000_000;
  let allowed = 0;
  const began = now();
  for (let turn = 0; turn < turns; turn++) {
    const ward = wards[turn % 64];
    if (ward && mayAsk(actor, operations['capacity.report']) && mayReportCapacity(actor, ward)) allowed++;
    if (mayOpenDirectory(actor, 'nl')) allowed++;
  }
  if (allowed !== turns * 1.5) throw new Error('the policies decided otherwise');
  return ((now() - began) * 1e3) / turns;
}
