import { Injectable } from '@nestjs/common';
import { ensure, localDate } from '@ketenzicht/shared/kernel';
import type { Breach, Proof } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import type { Tx } from '../platform/database/work.js';
import { asOf, countFollowed, endOf, findBreaches, type Asked, type Found } from './following.invariants.js';
import { namesShown, nightsOf, openBreaches } from './proof.queries.js';
import { TrajectoryActs } from './trajectory.act.js';

const mostShown = 100;

/** Whether anybody fell between two stools, on any day: reckoned anew each time it is asked, from what was never changed since. */
@Injectable()
export class ProofService {
  constructor(private readonly acts: TrajectoryActs) {}

  read(visit: Visit, on: string | null): Promise<Proof> {
    const { actor, at } = visit;
    const today = localDate(at);
    const day = on ?? today;
    ensure(day <= today, 'proof.later', 'This day is yet to come. Choose today or a day of the past.');
    return this.acts.run(
      visit,
      async (act) => {
        const { tx } = act;
        const asked = day === today ? asOf(day, at) : endOf(day);
        // Counts are of everybody; names only of whom the one who asks may see, so that their own eyes come back at once.
        const { found, followed } = await act.beyond(() => reckon(tx, asked, actor.directoryId));
        const names = await namesShown(
          tx,
          found.map((one) => one.trajectoryId),
        );
        const shown = found.flatMap(({ kind, trajectoryId }) => {
          const reference = names.get(trajectoryId);
          return reference === undefined ? [] : [{ kind, reference, trajectoryId }];
        });
        const who = shown.slice(0, mostShown);
        tx.note({
          action: 'R',
          objects: [
            { type: 'search', id: visit.operation },
            ...who.map(({ trajectoryId }) => ({ type: 'trajectory' as const, id: trajectoryId })),
          ],
        });
        return {
          on: day,
          checkedAt: at.toISOString(),
          followed,
          breaches: countByKind(found),
          who: who.map(({ kind, reference }) => ({ kind, reference })),
          holds: found.length === 0,
          nights: await nightsOf(tx, actor.directoryId),
        };
      },
      undefined,
      'R',
    );
  }

  breaches(visit: Visit): Promise<Breach[]> {
    return this.acts.run(
      visit,
      async ({ tx }) => {
        const breaches = await openBreaches(tx);
        const ids = breaches.flatMap(({ trajectoryId }) => trajectoryId ?? []);
        tx.note({
          action: 'R',
          objects:
            ids.length > 0
              ? ids.map((id) => ({ type: 'trajectory' as const, id }))
              : [{ type: 'search', id: visit.operation }],
        });
        return breaches;
      },
      undefined,
      'R',
    );
  }
}

async function reckon(tx: Tx, asked: Asked, directoryId: string): Promise<{ found: Found[]; followed: number }> {
  const found = (await findBreaches(tx, asked)).filter((one) => one.directoryId === directoryId);
  return { found, followed: (await countFollowed(tx, asked)).get(directoryId) ?? 0 };
}

function countByKind(found: readonly Found[]): Proof['breaches'] {
  const counts: Proof['breaches'] = {};
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
