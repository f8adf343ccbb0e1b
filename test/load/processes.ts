import { readFileSync, readdirSync } from 'node:fs';
import { now, sleep } from './clock.ts';

/** `CLK_TCK`, which is 100 on every Linux that Node runs on. */
const millisPerTick = 10;

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // a process may end while we look
  }
};

interface Stat {
  pid: number;
  parent: number;
  millis: number;
}

/** CPU time of a process and of its children that have ended. */
function statOf(pid: string): Stat | undefined {
  const text = read(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 16) return undefined;
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: Number(pid), parent: Number(fields[1]), millis: ticks * millisPerTick };
}

/** CPU milliseconds of a process with everything it started. */
export function cpuOfTree(root: number): number {
  const stats = readdirSync('/proc').flatMap((name) => (/^\d/.test(name) ? (statOf(name) ?? []) : []));
  const sumFrom = (pid: number): number =>
    stats.reduce(
      (sum, stat) => sum + (stat.pid === pid ? stat.millis : 0) + (stat.parent === pid ? sumFrom(stat.pid) : 0),
      0,
    );
  return sumFrom(root);
}

/** CPU milliseconds of one process, to the nanosecond where the kernel keeps count. */
export function cpuOf(pid: number): number {
  const folder = `/proc/${pid}/task`;
  try {
    const nanos = readdirSync(folder).map((task) => Number(read(`${folder}/${task}/schedstat`).split(' ')[0]));
    const sum = nanos.reduce((total, one) => total + one, 0);
    if (sum > 0) return sum / 1e6;
  } catch {
    return 0;
  }
  return statOf(String(pid))?.millis ?? 0;
}

/** Resident KiB. */
export const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** CPU milliseconds that the whole machine has worked, all cores together. */
function machineBusy(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    /^cpu +(.*)$/m.exec(read('/proc/stat'))?.[1] ?? ''
  )
    .split(' ')
    .map(Number);
  return (user + nice + system + irq + softirq) * millisPerTick;
}

/** How busy others keep the machine, in percent of one core, since `mark`. */
export class ForeignLoad {
  private readonly at = now();
  private readonly busy = machineBusy();
  private readonly own = cpuOfTree(process.pid);

  percent(): number {
    const others = machineBusy() - this.busy - (cpuOfTree(process.pid) - this.own);
    return Math.max(0, (100 * others) / (now() - this.at));
  }
}

/** How long all waiting together may take, so that a noisy machine cannot make a run endless. */
let patience = 240_000;

/** Waits until others leave the machine alone, but not for ever: the benchmark says how noisy it was instead. */
export async function quietMoment(limit: number): Promise<void> {
  const started = now();
  const deadline = started + Math.min(limit, patience);
  while (now() < deadline) {
    const load = new ForeignLoad();
    await sleep(400);
    if (load.percent() <= 15) break;
  }
  patience -= now() - started;
}
