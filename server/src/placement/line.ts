import { answerDue, bedsThen, nextInLine } from '@ketenzicht/shared/placement';
import { must } from '@ketenzicht/shared/kernel';
import { capacityOf } from '../capacity/standing.service.js';
import type { Act } from './act.js';
import { changeAttempt } from './attempt.queries.js';
import { readBed } from './bed.js';
import { attemptsOf } from './request.queries.js';
import type { RequestRow } from './rows.js';
import { tellAsked } from './told.js';

/** Asks whoever is next, if it is anybody's turn. The ward that waits in line is not to be seen before, so that this goes beyond who acts. */
export const askNext = (act: Act, request: RequestRow): Promise<void> =>
  act.beyond(async () => {
    const next = nextInLine(await attemptsOf(act.tx, [request.id]));
    if (!next || request.state !== 'open') return;
    const beds = bedsThen(capacityOf(must(await readBed(act.tx, next.unitId), 'the figure of a ward'), act.at), act.at);
    await changeAttempt(act.tx, next.id, {
      state: 'asked',
      askedAt: act.at,
      dueAt: answerDue(act.at, request.need.urgency, false),
      bedsWhenAsked: beds,
      shownFree: beds.shownFree,
    });
    await act.step(request, { kind: 'asked', attempt: next, channel: next.channel });
    await tellAsked(act, request, next);
  });
