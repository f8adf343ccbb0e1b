import { day } from '../kernel/time.js';
import type { SignalLevel } from './coordination.terms.js';
import type { SignalSettings } from './signal.contract.js';

/** People on wards of a region and a level, and how many of them have been ready to leave for more than a week. */
export interface OutflowPool {
  /** Wards that are counted in it. */
  wards: number;
  occupied: number;
  long: number;
}

/** Two-sided 80 %: one in ten pools whose true share is no higher reaches it by chance. */
const z = 1.2816;

/**
 * What the share is at least, reckoned with chance: the lower bound of Wilson's score interval (E.B. Wilson, JASA 1927; the one to use for small numbers
 * according to Brown, Cai and DasGupta, Statistical Science 2001). Nobody of nobody is no share.
 */
export function shareAtLeast(some: number, all: number): number {
  if (all <= 0 || some <= 0) return 0;
  const share = Math.min(1, some / all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return Math.max(0, (share + (z * z) / (2 * all) - spread) / (1 + (z * z) / all));
}

/** One person is a person, and no blocked outflow, however small the ward. */
const fewest = 2;

/** Red counts as amber too, also where the numbers were put the wrong way round. */
export function isBlocked({ occupied, long }: OutflowPool, level: SignalLevel, { k3 }: SignalSettings): boolean {
  const limit = level === 'red' ? k3.red : Math.min(k3.amber, k3.red);
  return long >= fewest && shareAtLeast(long, occupied) > limit;
}

/** So long after a count stopped being a fact it is still remembered, in ms: until then silence neither raises a signal nor ends one. */
export const rememberedFor = 8 * day;

/**
 * Whether outflow is blocked. `known`: the wards of which it is known now. `remembered`: those, and the ones that fell silent, with what they said last.
 * Where the two disagree only the silence has changed something, and then nothing changes: undefined. Where nobody is remembered there is nothing to hold on to.
 */
export function isOutflowBlocked(
  known: OutflowPool,
  remembered: OutflowPool,
  level: SignalLevel,
  settings: SignalSettings,
): boolean | undefined {
  if (remembered.wards === 0) return false;
  if (known.wards === 0) return undefined;
  const now = isBlocked(known, level, settings);
  return now === isBlocked(remembered, level, settings) ? now : undefined;
}
