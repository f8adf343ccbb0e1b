/** A wait in minutes; one that has not ended counts as at least so long. */
export interface Wait {
  minutes: number;
  ended: boolean;
}

export interface Survival {
  of: number;
  open: number;
  median: number | null;
  p90: number | null;
  /** The share that still waits from that minute on, 1 to 0; only where it changes. */
  curve: { minutes: number; open: number }[];
}

/** Kaplan and Meier's estimate (1958). Leaving out who still waits would make everything slow look quick. */
export function survivalOf(waits: readonly Wait[]): Survival {
  const sorted = waits.toSorted((a, b) => a.minutes - b.minutes || Number(b.ended) - Number(a.ended));
  const reached: Record<'median' | 'p90', number | null> = { median: null, p90: null };
  const curve: Survival['curve'] = [];
  let waiting = 1;
  sorted.forEach(({ minutes, ended }, before) => {
    if (!ended) return;
    const left = sorted.length - before;
    waiting *= (left - 1) / left;
    if (waiting <= 0.5 + 1e-9) reached.median ??= minutes;
    if (waiting <= 0.1 + 1e-9) reached.p90 ??= minutes;
    const last = curve.at(-1);
    if (last?.minutes === minutes) last.open = waiting;
    else curve.push({ minutes, open: waiting });
  });
  return { of: waits.length, open: waits.filter(({ ended }) => !ended).length, ...reached, curve };
}
