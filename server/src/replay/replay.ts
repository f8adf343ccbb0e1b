import * as path from 'node:path';
import type { ActorView } from '@ketenzicht/shared/kernel';
import { EventListener } from './event-listener.js';
import { Expectation, spread } from './expectation.js';
import { MachineKey } from './machine-key.js';
import { Progress } from './progress.js';
import { readRows } from './register-file.js';
import { ReplayApi } from './replay-api.js';
import type { ReplayOptions } from './replay-options.js';
import { sendRows, type Outcome, type ReplayUnit } from './send-rows.js';

const sampledDays = 12;

/** Sends the file, listens to what comes back, and holds the boards against the file. Resolves to whether all of it agreed. */
export async function replay(options: ReplayOptions, say: (line: string) => void): Promise<boolean> {
  const rows = await readRows(options.file, options);
  const [first] = rows;
  if (!first) throw new Error('No row of the file lies in this range.');
  const source = path.basename(options.file);
  const api = new ReplayApi(options.base);
  const actor = await logIn(api, options);
  const { board, units } = await register(api);
  const reported = board.units.filter(({ capacity }) => capacity.version > 0).length;
  say(`${source}: ${rows.length} rows from ${first.date}, sent to ${options.base} as "${actor.name}"`);
  if (reported > 0)
    say(
      `${reported} of ${units.size} wards have reports already. This run adds to their history and replaces nothing.`,
    );

  const listener = new EventListener(api, board.revision);
  await listener.open();
  const progress = new Progress(rows.length);
  const outcome = await sendRows(api, { source, rows, units, expectation: new Expectation(board.units) }, () =>
    progress.step(),
  );
  const seconds = progress.end();
  const seen = await listener.count(outcome.accepted);
  await listener.close();

  sayOutcome(outcome, seconds, api.retries, say);
  say(
    `events seen     ${seen} (${listener.frames} live frames, ${listener.pages} pages of the log where frames left a gap)`,
  );
  const agreed = [
    seen === outcome.accepted.length,
    await checkLastDay(api, outcome.expectation, say),
    await checkPast(api, outcome.expectation, say),
  ];
  if (!agreed[0]) say(`NOT ALL EVENTS WERE SEEN: ${outcome.accepted.length - seen} are missing`);
  return agreed.every(Boolean) && outcome.accepted.length > 0;
}

async function logIn(api: ReplayApi, { machine, username, password }: ReplayOptions): Promise<ActorView> {
  if (!machine) return api.login(username, password);
  return api.loginWithKey(await MachineKey.read(machine.clientId, machine.keyFile, machine.kid));
}

/** The wards of the feed's own register by the code of their region. */
async function register(api: ReplayApi) {
  const [{ regions }, board] = await Promise.all([api.directory(), api.board()]);
  const codeOf = new Map(regions.map(({ id, code }) => [id, code]));
  const units = new Map<string, ReplayUnit>();
  for (const { id, regionId, capacity } of board.units)
    units.set(codeOf.get(regionId) ?? regionId, { id, version: capacity.version });
  return { board, units };
}

function sayOutcome(
  { sent, accepted, refused, stale }: Outcome,
  seconds: number,
  retries: number,
  say: (line: string) => void,
): void {
  say(`reports sent    ${sent}`);
  say(`accepted        ${accepted.length}`);
  say(`refused         ${refused.length}`);
  const byReason = new Map<string, string[]>();
  for (const { row, reason } of refused)
    byReason.set(reason, [...(byReason.get(reason) ?? []), `${row.date} ${row.region}`]);
  for (const [reason, which] of byReason)
    say(`  ${which.length} × ${reason}: ${which.slice(0, 5).join(', ')}${which.length > 5 ? ', …' : ''}`);
  if (stale > 0) say(`read again      ${stale} (someone else reported the ward meanwhile)`);
  if (retries > 0) say(`tried again     ${retries} (the server was busy or away)`);
  say(`seconds         ${seconds.toFixed(1)} (${Math.round(sent / seconds)} reports/s)`);
}

async function checkLastDay(api: ReplayApi, expectation: Expectation, say: (line: string) => void): Promise<boolean> {
  const last = expectation.days.at(-1);
  if (last === undefined) return false;
  const wrong = expectation.mismatchesNow(await api.board());
  const kept = expectation.keptNewer > 0 ? `; ${expectation.keptNewer} wards keep the newer day that they had` : '';
  say(`board = last day: ${wrong.length === 0 ? 'yes' : 'NO'} (${last}${kept})`);
  for (const line of wrong) say(`  ${line}`);
  return wrong.length === 0;
}

async function checkPast(api: ReplayApi, expectation: Expectation, say: (line: string) => void): Promise<boolean> {
  const days = spread(expectation.days, sampledDays);
  const wrong: string[] = [];
  for (const day of days) {
    const board = await api.board(`${day}T12:00:00Z`);
    wrong.push(...expectation.mismatchesOn(board, day).map((line) => `${day} ${line}`));
  }
  say(`boards of the past = their days: ${wrong.length === 0 ? 'yes' : 'NO'} (${days.length} days)`);
  for (const line of wrong) say(`  ${line}`);
  return wrong.length === 0;
}
