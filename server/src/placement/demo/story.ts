import { addLocalDays, startOfLocalDay } from '@ketenzicht/shared/kernel';
import {
  answerDue,
  contradictionsOf,
  waitingStates,
  type Channel,
  type MissingMaterial,
  type RefusalReason,
  type WeighingReason,
} from '@ketenzicht/shared/placement';
import { bedsOf, blankAttempt, blankHold, blankRequest, type Opening } from './blank-rows.js';
import type { AttemptRow, HoldRow, RequestRow, Rows, StepRow } from './demo-rows.js';
import type { DemoWard } from './demo-wards.js';
import type { Dice } from './dice.js';

interface Asking {
  mode?: 'together' | 'inTurn';
  channel?: Channel;
  free?: number;
  reasons?: WeighingReason[];
}

const isWaiting = ({ state }: AttemptRow) => (waitingStates as readonly string[]).includes(state);
const nobodyAround = { neighbours: new Set<string>() };

/** One invented request from beginning to end, or to where it is now: each act changes the rows as the real one would have left them. */
export class Story {
  readonly request: RequestRow;
  private readonly dice: Dice;
  private readonly isTold: boolean;
  private readonly attempts: AttemptRow[] = [];

  constructor(
    private readonly rows: Rows,
    opening: Opening,
  ) {
    this.dice = opening.dice;
    this.isTold = opening.isTold ?? true;
    this.request = blankRequest(rows.requests.length, opening);
    rows.requests.push(this.request);
    this.step('requestMade', opening.openedAt);
  }

  /** When the answer to an ask of `at` is due. */
  due(at: Date, isMissing = false): Date {
    return answerDue(at, this.request.need.urgency, isMissing);
  }

  /** Who still waits, waits until a moment: reckoned at the end, because working days are dear and most were answered long ago. */
  settle(): void {
    for (const attempt of this.attempts)
      if (attempt.askedAt && isWaiting(attempt)) attempt.dueAt = this.due(attempt.askedAt, attempt.missing.length > 0);
  }

  /** In the line, and asked when it is its turn. */
  queue(to: DemoWard, at: Date): AttemptRow {
    const attempt = this.attempt(to, at, { mode: 'inTurn' });
    this.step('queued', at);
    return attempt;
  }

  ask(to: DemoWard, at: Date, how: Asking = {}): AttemptRow {
    const attempt = this.attempt(to, at, how);
    const free = how.free ?? 1;
    attempt.state = 'asked';
    attempt.askedAt = at;
    attempt.bedsWhenAsked = bedsOf(to, at, free);
    attempt.shownFree = free > 0;
    this.step('asked', at, attempt);
    return attempt;
  }

  private attempt(
    { ward }: DemoWard,
    at: Date,
    { mode = 'together', channel = 'system', reasons = ['bestMatch'] }: Asking,
  ): AttemptRow {
    const attempt = blankAttempt(this.rows.attempts.length, this.request, ward, at, {
      mode,
      channel,
      reasons,
      place: this.attempts.length + 1,
      dice: this.dice,
    });
    this.rows.attempts.push(attempt);
    this.attempts.push(attempt);
    return attempt;
  }

  see(attempt: AttemptRow, at: Date): void {
    this.move(attempt, { state: 'seen', seenAt: at });
    this.step('seen', at, attempt, 'ward');
  }

  consider(attempt: AttemptRow, at: Date): void {
    this.move(attempt, { state: 'considering', consideringAt: at });
    this.step('considering', at, attempt, 'ward');
  }

  await(attempt: AttemptRow, at: Date, missing: MissingMaterial[]): void {
    this.move(attempt, { missing });
    this.step('missing', at, attempt, 'ward');
  }

  refuse(
    attempt: AttemptRow,
    at: Date,
    refusal: { reason: RefusalReason; from: DemoWard; free?: number; channel?: Channel },
  ): void {
    const { reason, from, free = 0, channel = 'system' } = refusal;
    const then = bedsOf(from, at, free);
    this.move(attempt, {
      ...this.answer(attempt, at, channel),
      state: 'refused',
      refusalReason: reason,
      bedsWhenAnswered: then,
      offered: false,
      endedAt: at,
      contradictions: contradictionsOf(reason, this.request.need, from.ward, then, nobodyAround),
    });
    this.step('refused', at, attempt, 'ward', channel);
  }

  propose(attempt: AttemptRow, at: Date, from: DemoWard, proposedFrom: string): void {
    const offered = proposedFrom <= addLocalDays(this.request.need.neededFrom, 7);
    this.move(attempt, {
      ...this.answer(attempt, at, 'system'),
      state: 'proposed',
      proposedFrom,
      bedsWhenAnswered: bedsOf(from, at, 0),
      offered,
    });
    this.step('proposed', at, attempt, 'ward');
  }

  /** A yes keeps the bed until the end of the day after the one on which somebody is expected. */
  accept(
    attempt: AttemptRow,
    at: Date,
    from: DemoWard,
    { expectedOn, hold, channel = 'system' }: { expectedOn: string; hold?: HoldRow | undefined; channel?: Channel },
  ): HoldRow {
    const until = startOfLocalDay(addLocalDays(expectedOn, 2));
    const kept = hold ?? this.hold(from, at, until);
    if (hold) hold.expiresAt = until > hold.expiresAt ? until : hold.expiresAt;
    kept.promisedAt = at;
    this.move(attempt, {
      ...this.answer(attempt, at, channel),
      state: 'accepted',
      expectedOn,
      bedsWhenAnswered: bedsOf(from, at, 1),
      offered: true,
      holdId: kept.id,
    });
    this.step('accepted', at, attempt, 'ward', channel);
    return kept;
  }

  private answer(attempt: AttemptRow, at: Date, answerChannel: Channel): Partial<AttemptRow> {
    return { seenAt: attempt.seenAt ?? at, answeredAt: at, answerChannel, dueAt: null };
  }

  hold({ ward }: DemoWard, at: Date, until: Date): HoldRow {
    const hold = blankHold(this.rows.holds.length, this.request, ward, { at, until });
    this.rows.holds.push(hold);
    this.step('held', at, { ...hold, id: null });
    return hold;
  }

  endHold(hold: HoldRow, state: 'expired' | 'released', at: Date): void {
    if (hold.state !== 'active') return;
    Object.assign(hold, { state, endedAt: at, toldAt: at });
    this.step(
      state === 'expired' ? 'holdExpired' : 'holdReleased',
      at,
      { ...hold, id: null },
      state === 'expired' ? 'clock' : 'asker',
    );
  }

  admit(attempt: AttemptRow, at: Date, hold: HoldRow): void {
    Object.assign(hold, { state: 'admitted', endedAt: at });
    this.move(attempt, { state: 'admitted', admittedAt: at, alreadyCounted: true, endedAt: at });
    const { unitId: currentUnitId, providerId: currentProviderId } = attempt;
    Object.assign(this.request, { state: 'placed', placedAt: at, currentUnitId, currentProviderId });
    this.request.version++;
    this.step('admitted', at, attempt, 'ward');
  }

  /** The answer did not come in time: said once, by the clock. */
  late(attempt: AttemptRow, at: Date): void {
    this.move(attempt, { overdueAt: at });
    this.step('overdue', at, attempt, 'clock');
  }

  /** Ends a try without an answer of the ward. */
  leaveOff(
    attempt: AttemptRow,
    at: Date,
    state: 'withdrawn' | 'noShow' | 'lapsed',
    lapse: AttemptRow['lapse'] = null,
  ): void {
    this.move(attempt, { state, lapse, dueAt: null, endedAt: at });
    this.step(state, at, attempt, state === 'noShow' ? 'ward' : state === 'lapsed' ? 'clock' : 'asker');
  }

  end(at: Date, endReason: string): void {
    Object.assign(this.request, { state: 'ended', endedAt: at, endReason });
    this.request.version++;
    this.step('requestEnded', at);
  }

  private move(attempt: AttemptRow, to: Partial<AttemptRow>): void {
    Object.assign(attempt, to);
    attempt.version++;
  }

  private step(
    kind: string,
    at: Date,
    about?: { id: string | null; providerId: string; unitId: string },
    by: 'asker' | 'ward' | 'clock' = 'asker',
    channel: Channel = 'system',
  ): void {
    if (!this.isTold) return;
    const { id: requestId, organisationId, askedBy } = this.request;
    const providerId = about?.providerId ?? null;
    const step: StepRow = {
      requestId,
      organisationId,
      askedBy,
      providerId,
      at,
      kind,
      channel,
      attemptId: about?.id ?? null,
      unitId: about?.unitId ?? null,
      actorId: by === 'asker' ? askedBy : null,
      actorOrganisationId: by === 'ward' ? providerId : by === 'asker' ? organisationId : null,
    };
    this.rows.steps.push(step);
  }
}
