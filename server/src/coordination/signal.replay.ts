import type { SignalReplay, SignalSettings } from '@ketenzicht/shared/coordination';
import { day } from '@ketenzicht/shared/kernel';
import { subjectOf } from './signal.queries.js';
import type { SignalChange } from './signal.shapes.js';

type Would = SignalReplay['raised'][number];
const mostShown = 500;

interface Window {
  from: Date;
  to: Date;
  /** Subjects that the rules in force have raised already. */
  known: ReadonlySet<string>;
  settings: Pick<SignalSettings, 'mostAtOnce'>;
}

/** What a run through the past says: what would have been raised in the window, and how much of it together. */
export function replayed(changes: readonly SignalChange[], { from, to, known, settings }: Window): SignalReplay {
  const all: Would[] = [];
  const open = new Map<string, Would>();
  for (const change of changes) {
    const subject = subjectOf(change);
    const at = new Date(change.at).toISOString();
    const before = open.get(subject);
    if (change.kind === 'cleared') {
      if (before) before.clearedAt = at;
      open.delete(subject);
    } else if (before) before.level = change.finding.level;
    else {
      const { rule, level, regionId, securityLevel, targetGroup } = change.finding;
      const would = { rule, level, regionId, securityLevel, targetGroup, subject, raisedAt: at, clearedAt: null };
      all.push(would);
      open.set(subject, would);
    }
  }
  const began = from.toISOString();
  const within = all.filter(({ raisedAt, clearedAt }) => raisedAt >= began || clearedAt === null || clearedAt > began);
  const onAdopting = [...open.keys()].filter((subject) => !known.has(subject)).length;
  const times = within.map(({ raisedAt }) => Date.parse(raisedAt)).filter((raisedAt) => raisedAt >= from.getTime());
  const mostAtOnce = Math.max(busiestDay(times), onAdopting);
  return {
    from: began,
    to: to.toISOString(),
    raised: within.sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1)).slice(0, mostShown),
    count: within.length,
    mostAtOnce,
    wouldFlood: mostAtOnce > settings.mostAtOnce,
  };
}

/** The most within any 24 hours. */
function busiestDay(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let [most, first] = [0, 0];
  sorted.forEach((time, index) => {
    while ((sorted[first] ?? time) <= time - day) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
