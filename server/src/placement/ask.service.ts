import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import { answerDue, type AskInput, type Match, type RequestFile } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import { Acts, type Act } from './act.js';
import { bedsNow, isLive } from './answers.js';
import { insertAttempt } from './attempt.queries.js';
import { chosenOn } from './chosen.rules.js';
import { activeHold } from './hold.queries.js';
import { HoldService, ensureNone, ensureOpen } from './hold.service.js';
import type { Place } from './holding.js';
import { MatchService } from './match.service.js';
import { attemptsOf, fileOf, lockOwnRequest } from './request.queries.js';
import type { AttemptRow, HoldRow, RequestRow } from './rows.js';
import { tellAsked } from './told.js';

interface Asking {
  request: RequestRow;
  input: AskInput;
  match: Match;
  hold: HoldRow | undefined;
}

/** Asks one ward or several, all at once or in turn, and keeps what the choice stood on. */
@Injectable()
export class AskService {
  constructor(
    private readonly acts: Acts,
    private readonly holds: HoldService,
    private readonly matches: MatchService,
  ) {}

  ask(visit: Visit, requestId: string, input: AskInput): Promise<RequestFile> {
    let asked: RequestRow | undefined;
    return this.holds.withNextBest(
      visit,
      input.unitIds[0] ?? '',
      () => asked,
      () =>
        this.acts.run(
          visit,
          async (act) => {
            const request = (asked = await lockOwnRequest(act.tx, visit.actor, requestId));
            const places = input.unitIds.map((unitId) => this.holds.placeOf(visit, unitId));
            ensureOpen(request);
            const before = await attemptsOf(act.tx, [requestId]);
            ensureNew(before, input);
            const match = this.matches.matchFor(visit.actor, request.need, { at: visit.at, everyExcluded: true });
            const hold = await this.holdFor(act, request, input, places);
            // A try that was asked in turn and still waits comes first.
            const waits = input.mode === 'inTurn' && before.some((one) => one.mode === 'inTurn' && isLive(one));
            for (const [index, place] of places.entries()) {
              const isNow = input.mode === 'together' || (index === 0 && !waits);
              await this.put(act, { request, input, match, hold }, place, { place: before.length + index + 1, isNow });
            }
            act.note(request);
            return fileOf(act.tx, visit, requestId);
          },
          { id: requestId },
        ),
    );
  }

  private async holdFor(
    act: Act,
    request: RequestRow,
    { hold: isWanted }: AskInput,
    [first]: readonly Place[],
  ): Promise<HoldRow | undefined> {
    const hold = await activeHold(act.tx, request.id);
    if (!isWanted || !first || hold?.unitId === first.unitId) return hold;
    ensureNone(hold);
    return this.holds.place(act, request, first);
  }

  private async put(
    act: Act,
    { request, input, match, hold }: Asking,
    ward: Place,
    { place, isNow }: { place: number; isNow: boolean },
  ): Promise<void> {
    const beds = isNow ? await bedsNow(act, ward.unitId, hold) : null;
    const { mode, channel, weighing } = input;
    const id = randomUUID();
    await insertAttempt(act.tx, {
      id,
      requestId: request.id,
      organisationId: request.organisationId,
      askedBy: request.askedBy,
      ...ward,
      state: isNow ? 'asked' : 'queued',
      mode,
      channel,
      place,
      madeAt: act.at,
      askedAt: isNow ? act.at : null,
      dueAt: isNow ? answerDue(act.at, request.need.urgency, false) : null,
      bedsWhenAsked: beds,
      shownFree: beds?.shownFree ?? null,
      weighing: { reasons: weighing.reasons, note: weighing.note },
      chosenOn: chosenOn(match, ward.unitId),
      holdId: hold?.unitId === ward.unitId ? hold.id : null,
    });
    // Whoever waits in line hears of it when it is their turn, and not before.
    if (!isNow) return act.step(request, { kind: 'queued', channel });
    await act.step(request, { kind: 'asked', attempt: { id, ...ward }, channel });
    await tellAsked(act, request, { id, ...ward });
  }
}

function ensureNew(before: readonly AttemptRow[], { unitIds }: AskInput): void {
  ensure(
    !before.some(({ state }) => state === 'accepted'),
    'placement.accepted',
    'A ward has said yes to this request already. Cancel that placement first.',
  );
  const again = before.find((one) => isLive(one) && unitIds.includes(one.unitId));
  ensure(!again, 'attempt.exists', 'This ward was asked already and has yet to answer.', {
    attemptId: again?.id,
    unitId: again?.unitId,
  });
}
