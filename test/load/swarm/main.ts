import { answer } from '../children.ts';
import type { LogEntry } from './frames.ts';
import { Group, type Heard, type OpenRequest } from './group.ts';

/** The process that holds the dashboards, in groups by name. */
const groups = new Map<string, Group>();

function groupOf({ group }: { group: string }): Group {
  const known = groups.get(group);
  if (known) return known;
  const fresh = new Group();
  groups.set(group, fresh);
  return fresh;
}

interface Named {
  group: string;
}

answer({
  open: (given: Named & OpenRequest): Promise<number> => groupOf(given).open(given),
  until: (given: Named & { revision: number }) => groupOf(given).until(given.revision),
  hearAnew: (given: Named) => groupOf(given).hearAnew(),
  heard: (given: Named): Heard => groupOf(given).report(),
  wrongFrames: (given: Named & { log: LogEntry[] }) => groupOf(given).wrongFrames(given.log),
  followAgain: (given: Named & { since: number }) => groupOf(given).followAgain(given.since),
  pause: (given: Named) => groupOf(given).pause(),
  resume: (given: Named) => groupOf(given).resume(),
  close: (given: Named) => groupOf(given).close(),
});
