import { Injectable } from '@nestjs/common';
import { RuleError, ensure, must } from '@ketenzicht/shared/kernel';
import {
  answerDue,
  canDo,
  ensureCan,
  mayAnswerFor,
  mayKeepRequest,
  type AnswerInput,
  type AttemptAct,
  type Channel,
  type MissingMaterial,
  type PlacementAttempt,
} from '@ketenzicht/shared/placement';
import { StandingService } from '../capacity/standing.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { Acts, type Act } from './act.js';
import { admit, ensureMoment, undoAdmission, type Arrival } from './admission.js';
import { accept, ensureDay, leaveOff, propose, refuse, type Case } from './answers.js';
import { changeAttempt, readAttempt, requestOfAttempt, unknownAttempt } from './attempt.queries.js';
import { readHold } from './hold.queries.js';
import { lockRequest } from './request.queries.js';
import { toAttempt } from './rows.js';

/** Which attempt, as which version it was seen, and by which way it was said. */
export interface Seen {
  id: string;
  version: number;
  channel: Channel;
}
type Side = 'ward' | 'asker' | 'either';

/** Everything that is done with one try at one ward, by the ward or, after a phone call, by who asked. */
@Injectable()
export class AttemptService {
  constructor(
    private readonly acts: Acts,
    private readonly standing: StandingService,
  ) {}

  /** Opening a card twice is no fault: the first time counts. */
  see(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'see', side: 'ward', again: true }, async (act, { request, attempt }) => {
      await changeAttempt(act.tx, attempt.id, { state: 'seen', seenAt: act.at });
      await act.step(request, { kind: 'seen', attempt });
    });
  }

  consider(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'consider', side: 'either' }, async (act, { request, attempt }) => {
      await changeAttempt(act.tx, attempt.id, {
        state: 'considering',
        seenAt: attempt.seenAt ?? act.at,
        consideringAt: act.at,
      });
      await act.step(request, { kind: 'considering', attempt, channel: seen.channel });
    });
  }

  /** What is missing, which stretches the clock; counted from the asking, so that asking again stretches nothing. */
  await(visit: Visit, seen: Seen, missing: MissingMaterial[]): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'await', side: 'ward' }, async (act, { request, attempt }) => {
      const askedAt = must(attempt.askedAt, 'when a ward was asked');
      await changeAttempt(act.tx, attempt.id, {
        state: 'considering',
        seenAt: attempt.seenAt ?? act.at,
        consideringAt: attempt.consideringAt ?? act.at,
        missing: [...new Set(missing)],
        dueAt: answerDue(askedAt, request.need.urgency, true),
      });
      await act.step(request, { kind: 'missing', attempt });
    });
  }

  answer(visit: Visit, seen: Seen, input: AnswerInput): Promise<PlacementAttempt> {
    const does = ({ accepted: 'accept', proposed: 'propose', refused: 'refuse' } as const)[input.answer];
    const { channel } = input;
    return this.on(visit, seen, { does, side: 'either' }, async (act, one) => {
      if (input.answer === 'refused') return refuse(act, this.standing, one, input);
      if (input.answer === 'proposed') {
        ensureDay(input.proposedFrom, act.at);
        return propose(act, one, input);
      }
      ensureDay(input.expectedOn, act.at);
      return accept(act, one, { expectedOn: input.expectedOn, channel, firm: true, step: 'accepted' });
    });
  }

  /** The day that the ward offered is good. It is a promise: a bed is held for it when there is one already. */
  agree(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'agree', side: 'asker' }, async (act, one) => {
      const expectedOn = must(one.attempt.proposedFrom, 'the day that was proposed');
      ensureDay(expectedOn, act.at);
      return accept(act, one, { expectedOn, channel: seen.channel, firm: false, step: 'agreed' });
    });
  }

  withdraw(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'withdraw', side: 'asker' }, (act, one) =>
      leaveOff(act, one, { state: 'withdrawn', channel: seen.channel }),
    );
  }

  admit(visit: Visit, seen: Seen, arrival: Omit<Arrival, 'channel'>): Promise<PlacementAttempt> {
    ensureMoment(arrival.admittedAt, visit.at);
    return this.on(visit, seen, { does: 'admit', side: 'either' }, (act, one) =>
      admit(act, one, { ...arrival, channel: seen.channel }),
    );
  }

  miss(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'miss', side: 'either' }, (act, one) =>
      leaveOff(act, one, { state: 'noShow', channel: seen.channel }),
    );
  }

  cancel(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'cancel', side: 'either' }, (act, one) =>
      leaveOff(act, one, { state: 'cancelled', channel: seen.channel }),
    );
  }

  undo(visit: Visit, seen: Seen): Promise<PlacementAttempt> {
    return this.on(visit, seen, { does: 'undo', side: 'ward' }, undoAdmission);
  }

  /** Locks the request, judges who and whether, does it, and answers with the try as it is then. `again`: done already is no fault. */
  private on(
    visit: Visit,
    { id, version, channel }: Seen,
    { does, side, again = false }: { does: AttemptAct; side: Side; again?: boolean },
    body: (act: Act, one: Case) => Promise<void>,
  ): Promise<PlacementAttempt> {
    return this.acts.run(visit, async (act) => {
      const request = await lockRequest(act.tx, visit.actor, await requestOfAttempt(act.tx, id)).catch(hideRequest);
      const attempt = await readAttempt(act.tx, id);
      if (!attempt) throw unknownAttempt();
      const isAsker = mayKeepRequest(visit.actor, request);
      const isWard = mayAnswerFor(visit.actor, { ...attempt, directoryId: request.directoryId });
      if (side === 'ward' ? !isWard : side === 'asker' ? !isAsker : !isWard && !isAsker) throw unknownAttempt();
      ensure(
        side !== 'either' || isWard || channel === 'phone',
        'attempt.ward_answers',
        'The ward answers this. Did you speak to them? Then write it down as said by telephone.',
      );
      const isDone = again && !canDo(does, attempt.state);
      if (!isDone) {
        if (attempt.lapse === 'acceptedElsewhere' && (does === 'accept' || does === 'agree')) throw tooLate();
        ensureCan(does, attempt.state);
        ensureSeen(version, attempt.version);
        await body(act, { request, attempt });
      }
      act.note(request, attempt);
      const now = must(await readAttempt(act.tx, id), 'the attempt that was changed');
      const hold = now.holdId === null ? undefined : await readHold(act.tx, now.holdId);
      return toAttempt(now, hold, isAsker ? 'asker' : 'ward');
    });
  }
}

const tooLate = () =>
  new RuleError('attempt.accepted_elsewhere', 'Another ward said yes just before. Thank you all the same.');

/** Which requests there are is nobody's business who may not see this try. */
function hideRequest(error: unknown): never {
  throw error instanceof RuleError && error.code === 'placement.unknown' ? unknownAttempt() : error;
}
