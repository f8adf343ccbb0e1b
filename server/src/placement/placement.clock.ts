import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { Acts, type Act } from './act.js';
import { changeAttempt } from './attempt.queries.js';
import { dueRequests, holdsThatRanOut, lockIfFree, markOverdue, overdueAttempts, takeUntold } from './clock.queries.js';
import { endHold } from './holding.js';
import { askNext } from './line.js';
import { attemptsOf } from './request.queries.js';
import type { AttemptRow, HoldRow, RequestRow } from './rows.js';
import { tellHoldEnds } from './told.js';

const every = 1_000;

/**
 * What time brings about by itself: a held bed falls free, a report that took one back is told, an answer that did not come lets the next in line be asked.
 * On every server, and harmless with many: whoever has the lock of a request does it, and what was done is not due any more.
 */
@Injectable()
export class PlacementClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(
    private readonly acts: Acts,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('placements', every, () => this.tick(clock()));
  }

  /** At once: what ran out while nothing ran is made up for before the first board is asked. */
  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  /** How many requests something was done about. One that cannot be done does not hold up the others. */
  async tick(at: Date): Promise<number> {
    let done = 0;
    for (const id of await this.acts.runByClock(at, ({ tx }) => dueRequests(tx, at)))
      try {
        if (await this.acts.runByClock(at, (act) => settle(act, id))) done++;
      } catch (error) {
        console.error(`the clock could not do its work for request ${id}: ${(error as Error).message}`);
      }
    return done;
  }
}

async function settle(act: Act, requestId: string): Promise<boolean> {
  const request = await lockIfFree(act.tx, requestId);
  if (!request) return false;
  for (const hold of await holdsThatRanOut(act.tx, requestId, act.at)) await expire(act, request, hold);
  for (const hold of await takeUntold(act.tx, requestId, act.at)) {
    const attempt = await attemptAt(act, hold);
    await act.step(request, {
      kind: hold.state === 'expired' ? 'holdExpired' : 'holdDisplaced',
      ward: hold,
      ...(attempt && { attempt }),
    });
    await tellHoldEnds(act, request, hold);
  }
  for (const id of await overdueAttempts(act.tx, requestId, act.at)) {
    await markOverdue(act.tx, id, act.at);
    const attempt = (await attemptsOf(act.tx, [requestId])).find((one) => one.id === id);
    await act.step(request, { kind: 'overdue', ...(attempt && { attempt }) });
  }
  await askNext(act, request);
  const changed = act.desks.size > 0;
  if (changed) act.note(request);
  return changed;
}

/** A yes whose bed is gone is no yes any more; a question that is still open stays one. */
async function expire(act: Act, request: RequestRow, hold: HoldRow): Promise<void> {
  const attempt = await attemptAt(act, hold);
  const isGone = await endHold(act, request, hold, 'expired', {
    kind: 'holdExpired',
    ward: hold,
    ...(attempt && { attempt }),
  });
  if (isGone) await tellHoldEnds(act, request, hold);
  if (!isGone || attempt?.state !== 'accepted') return;
  await changeAttempt(act.tx, attempt.id, { state: 'lapsed', lapse: 'bedGone', endedAt: act.at });
  await act.step(request, { kind: 'lapsed', attempt });
}

const attemptAt = async (act: Act, { requestId, unitId }: HoldRow): Promise<AttemptRow | undefined> =>
  (await attemptsOf(act.tx, [requestId])).findLast((one) => one.unitId === unitId && one.state !== 'queued');
