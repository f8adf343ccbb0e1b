import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, minute } from '@ketenzicht/shared/kernel';
import { ensureLonger, mayAnswerFor, mayKeepRequest, type Hold } from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/tokens.js';
import { Acts, type Act } from './act.js';
import { nextBest } from './chosen.rules.js';
import { activeHold, isSecondHold, readHold } from './hold.queries.js';
import { placeHold, prolongHold, releaseHold, type Place } from './holding.js';
import { MatchService } from './match.service.js';
import { attemptsOf, lockOwnRequest, lockRequest } from './request.queries.js';
import { toHold, type HoldRow, type RequestRow } from './rows.js';

const unknownHold = () => new RuleError('hold.unknown', 'There is no such held bed that you may see.');

/** Keeps one bed for one request until a moment. Who comes a moment later is told at once who could be next. */
@Injectable()
export class HoldService {
  constructor(
    private readonly acts: Acts,
    private readonly capacity: CapacityService,
    private readonly matches: MatchService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async hold(visit: Visit, requestId: string, unitId: string): Promise<Hold> {
    let asked: RequestRow | undefined;
    return this.withNextBest(
      visit,
      unitId,
      () => asked,
      () =>
        this.acts
          .run(
            visit,
            async (act) => {
              asked = await lockOwnRequest(act.tx, visit.actor, requestId);
              const place = this.placeOf(visit, unitId);
              ensureOpen(asked);
              return toHold(await this.place(act, asked, place));
            },
            { id: requestId },
          )
          .catch((error: unknown) => this.nameFirst(visit, requestId, error)),
    );
  }

  /** The index has the last word on one bed for one request, so that nobody looks before: whoever is refused hears which bed it is. */
  private async nameFirst(visit: Visit, requestId: string, error: unknown): Promise<never> {
    if (!isSecondHold(error)) throw error;
    ensureNone(await this.acts.run(visit, ({ tx }) => activeHold(tx, requestId)));
    throw new RuleError('hold.already', 'A bed was held for this request just now. Look at it again.');
  }

  /** In the transaction of somebody who asks as well. */
  async place(act: Act, request: RequestRow, place: Place): Promise<HoldRow> {
    const until = new Date(act.at.getTime() + this.config.holdMinutes[request.need.urgency] * minute);
    const hold = await placeHold(act, request, place, until);
    act.note(request, place);
    return hold;
  }

  release(visit: Visit, holdId: string): Promise<Hold> {
    return this.on(visit, holdId, async (act, request, hold) => {
      ensure(
        !(await isPromised(act, hold)),
        'hold.promised',
        'The ward has said yes to this bed. Cancel the placement instead.',
      );
      await releaseHold(act, request, hold);
    });
  }

  extend(visit: Visit, holdId: string, until: Date): Promise<Hold> {
    return this.on(visit, holdId, async (act, request, hold) => {
      if (!mayAnswerFor(visit.actor, { ...hold, directoryId: request.directoryId })) throw unknownHold();
      ensureLonger(until, { expiresAt: hold.expiresAt, at: visit.at });
      if (await prolongHold(act, hold, until, false)) await act.step(request, { kind: 'holdExtended', ward: hold });
    });
  }

  /** A bed that was gone: the answer says who could be next, so that nobody searches twice. */
  async withNextBest<T>(
    visit: Visit,
    unitId: string,
    request: () => RequestRow | undefined,
    body: () => Promise<T>,
  ): Promise<T> {
    try {
      return await body();
    } catch (error) {
      const asked = request();
      if (!(error instanceof RuleError) || error.code !== 'hold.no_bed' || !asked) throw error;
      const match = this.matches.matchFor(visit.actor, asked.need, { at: visit.at });
      throw new RuleError(error.code, error.message, [], { nextBest: nextBest(match, unitId) });
    }
  }

  /** A ward of the own register that is open. Throws `unit.unknown`. */
  placeOf(visit: Visit, unitId: string): Place {
    return { unitId, providerId: this.capacity.readable(visit.actor, unitId).ward.providerId };
  }

  private on(
    visit: Visit,
    holdId: string,
    body: (act: Act, request: RequestRow, hold: HoldRow) => Promise<void>,
  ): Promise<Hold> {
    return this.acts.run(visit, async (act) => {
      const seen = await readHold(act.tx, holdId);
      if (!seen) throw unknownHold();
      const request = await lockRequest(act.tx, visit.actor, seen.requestId).catch(hideRequest);
      const isTheirs =
        mayKeepRequest(visit.actor, request) ||
        mayAnswerFor(visit.actor, { ...seen, directoryId: request.directoryId });
      const hold = isTheirs ? await readHold(act.tx, holdId) : undefined;
      if (!hold) throw unknownHold();
      ensure(hold.state === 'active', 'hold.over', 'This bed is not held any more.', { state: hold.state });
      await body(act, request, hold);
      act.note(request, hold);
      const now = await readHold(act.tx, holdId);
      if (now?.state === 'displaced') throw new RuleError('hold.over', 'A report of the ward took this bed back.');
      return toHold(now ?? hold);
    });
  }
}

export const ensureOpen = ({ state }: RequestRow): void =>
  ensure(state === 'open', 'placement.over', 'This request is not open any more. Look at it again.', { state });

export const ensureNone = (hold: HoldRow | undefined): void =>
  ensure(
    hold === undefined,
    'hold.already',
    'A bed is held for this request already. Release that one first.',
    hold && { holdId: hold.id, unitId: hold.unitId },
  );

const isPromised = async (act: Act, hold: HoldRow): Promise<boolean> =>
  (await attemptsOf(act.tx, [hold.requestId])).some(
    ({ state, unitId }) => state === 'accepted' && unitId === hold.unitId,
  );

/** Which requests there are is nobody's business who may not see this hold. */
function hideRequest(error: unknown): never {
  throw error instanceof RuleError && error.code === 'placement.unknown' ? unknownHold() : error;
}
