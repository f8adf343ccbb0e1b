import type { CaseCard } from '@ketenzicht/shared/coordination';

type Clocked = Pick<CaseCard, 'state' | 'deadline' | 'pausedUntil' | 'rungSince'>;
export type Pressure = 'late' | 'soon' | 'calm' | 'still';

/** Share of the time on this rung that is left, 1 just begun, 0 over. */
export function leftOf({ rungSince, deadline }: Clocked, now: number): number {
  if (deadline === null) return 1;
  const [from, to] = [Date.parse(rungSince), Date.parse(deadline)];
  return to <= from ? 0 : Math.min(1, Math.max(0, (to - now) / (to - from)));
}

/** `soon`: the last quarter of its time on this rung; `still`: paused or over, no clock runs. */
export function pressureOf(one: Clocked, now: number): Pressure {
  if (one.state !== 'open' || one.deadline === null) return 'still';
  const left = leftOf(one, now);
  if (left <= 0) return 'late';
  return left <= 0.25 ? 'soon' : 'calm';
}

const instantOf = ({ state, deadline, pausedUntil }: Clocked): number => {
  const at = state === 'paused' ? (pausedUntil ?? deadline) : deadline;
  return at === null ? Number.POSITIVE_INFINITY : Date.parse(at);
};
const order = { open: 0, paused: 1, closed: 2 } as const;

/** What runs first, by the time that is left; then what stands still, by when it runs again. */
export const byTimeLeft = (one: Clocked, other: Clocked): number =>
  order[one.state] - order[other.state] || instantOf(one) - instantOf(other) || 0;
