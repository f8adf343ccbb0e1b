import { Inject, Injectable } from '@nestjs/common';
import {
  climbed,
  closed,
  ensureRuns,
  highest,
  lowered,
  onRung,
  outcomes,
  paused,
  reopened,
  resumed,
  rungOf,
  tookMinutes,
  type CaseFile,
  type CaseStepKind,
  type DownReason,
  type LadderHours,
} from '@ketenzicht/shared/coordination';
import { RuleError, ensure, must, type Fault } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { CONFIG } from '../platform/tokens.js';
import { CaseActs, type CaseAct } from './case.act.js';
import { candidatesFor, chooseOwner, readCandidates } from './case.owners.js';
import { fileOf, findCase, lockCase, unknownCase } from './case.queries.js';
import { mayMove, type CaseRow } from './case.rows.js';
import type { Closing, Noting } from './case.input.js';
import { saveCase, type CaseChange } from './case.writes.js';
import { Watching } from './watching.js';

interface Moved {
  change?: CaseChange;
  kind: CaseStepKind;
  detail?: Record<string, unknown>;
  text?: string | null;
}
/** Which case, and which version of it was seen. */
export interface Seen {
  id: string;
  seen: number;
}

/** What moves a case: up and down the ladder, from hand to hand, standing still, closed and open again. Each needs the version that was seen. */
@Injectable()
export class CaseMoves {
  private readonly hours: LadderHours;

  constructor(
    private readonly acts: CaseActs,
    private readonly watching: Watching,
    @Inject(CONFIG) { ladderHours }: Pick<Config, 'ladderHours'>,
  ) {
    this.hours = ladderHours;
  }

  climb(visit: Visit, which: Seen, { note }: Noting): Promise<CaseFile> {
    return this.upon(visit, which, async (row, act) => {
      const change = await this.owned(act, row, climbed(row, act.at, this.hours));
      return { change, kind: 'climbed', detail: fromTo(row, change), text: note };
    });
  }

  lower(visit: Visit, which: Seen, { note, reason }: Noting & { reason: DownReason }): Promise<CaseFile> {
    return this.upon(visit, which, async (row, act) => {
      const wanted = lowered(row, act.at, this.hours);
      const change = await this.owned(act, row, wanted);
      ensure(
        change.rung === wanted.rung,
        'knelpunt.nobody_below',
        'Nobody is there to take it on. Hand it to somebody instead.',
      );
      return { change, kind: 'lowered', detail: { ...fromTo(row, change), reason }, text: note };
    });
  }

  pause(visit: Visit, which: Seen, input: Noting & { reason: DownReason; until: string }): Promise<CaseFile> {
    return this.upon(visit, which, (row, act) => {
      const { reason, until, note } = input;
      return { change: paused(row, act.at, { reason, until }), kind: 'paused', detail: { reason, until }, text: note };
    });
  }

  resume(visit: Visit, which: Seen, { note }: Noting): Promise<CaseFile> {
    return this.upon(visit, which, (row, act) => ({ change: resumed(row, act.at), kind: 'resumed', text: note }));
  }

  /** Whoever takes it from below brings it to their own rung. */
  take(visit: Visit, which: Seen, { note }: Noting): Promise<CaseFile> {
    return this.upon(visit, which, (row, act) => {
      ensureRuns(row);
      const { id, role } = visit.actor;
      ensure(id !== row.ownerId, 'knelpunt.yours', 'This case is yours already.');
      const rung = highest(row.rung, rungOf(role));
      const change: CaseChange = { ...(rung !== row.rung && onRung(row, rung, act.at, this.hours)), ownerId: id };
      return { change, kind: 'taken', detail: { ...fromTo(row, change), before: row.ownerId }, text: note };
    });
  }

  /** To somebody who could own it on this rung; up and down have their own verbs, with a reason. */
  hand(visit: Visit, which: Seen, { note, ownerId }: Noting & { ownerId: string }): Promise<CaseFile> {
    return this.upon(visit, which, async (row, act) => {
      ensureRuns(row);
      const could = candidatesFor(row, await readCandidates(act.tx, row)).map(({ id }) => id);
      if (!could.includes(ownerId))
        throw atField('/ownerId', 'knelpunt.owner', 'Choose somebody who works on this rung.');
      return { change: { ownerId }, kind: 'handed', detail: { before: row.ownerId, owner: ownerId }, text: note };
    });
  }

  intervene(visit: Visit, which: Seen, { note, verb }: Noting & { verb: string }): Promise<CaseFile> {
    return this.upon(visit, which, (row) => {
      ensureRuns(row);
      return { change: {}, kind: 'intervened', detail: { verb }, text: note };
    });
  }

  close(visit: Visit, which: Seen, input: Closing): Promise<CaseFile> {
    return this.upon(visit, which, (row, act) => {
      const { outcome, cause, nextStep, note } = input;
      const standing = closed(row, act.at);
      ensureEnded(row, input);
      const took = tookMinutes(row.openedAt, act.at, standing.pausedMinutes);
      const change = { ...standing, outcome, cause, nextStep, closedAt: act.at, tookMinutes: took };
      return { change, kind: 'closed', detail: { outcome, cause }, text: note };
    });
  }

  /** The time between counts as standing still. */
  reopen(visit: Visit, which: Seen, { note, reason }: Noting & { reason: DownReason }): Promise<CaseFile> {
    return this.upon(visit, which, async (row, act) => {
      const again = reopened({ ...row, pausedAt: row.closedAt }, act.at, this.hours);
      const candidates = await readCandidates(act.tx, row);
      const isThere = candidates.some(({ id }) => id === row.ownerId);
      const found = isThere ? { rung: row.rung, owner: { id: row.ownerId } } : chooseOwner(row.rung, row, candidates);
      const ended = { closedAt: null, outcome: null, tookMinutes: null, nextStep: null };
      const change = { ...again, ...ended, rung: found.rung, ownerId: found.owner.id };
      return { change, kind: 'reopened', detail: { reason, outcome: row.outcome }, text: note };
    });
  }

  /** On another rung with whoever has the fewest there. */
  private async owned(
    act: CaseAct,
    row: CaseRow,
    standing: ReturnType<typeof climbed>,
  ): Promise<CaseChange & { rung: CaseRow['rung'] }> {
    const { rung, owner } = chooseOwner(standing.rung, row, await readCandidates(act.tx, row));
    const there = rung === standing.rung ? standing : onRung(standing, rung, act.at, this.hours);
    return { ...there, rung, ownerId: owner.id };
  }

  /** Locked, theirs to move, and as they saw it; the rest is beyond what they may see themselves. */
  private upon(
    visit: Visit,
    { id, seen }: Seen,
    move: (row: CaseRow, act: CaseAct) => Moved | Promise<Moved>,
  ): Promise<CaseFile> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await lockCase(act.tx, visit.actor, id);
        if (!mayMove(visit.actor, row)) throw unknownCase();
        ensureSeen(seen, row.version);
        await act.beyond();
        const { change = {}, kind, detail = {}, text = null } = await move(row, act);
        act.ring(row);
        const saved = await saveCase(act.tx, row, change);
        await act.step(saved, kind, { owner: saved.ownerId, ...detail }, { text });
        act.note(id);
        const now = must(await findCase(act.tx, id), 'the case that was just saved');
        return fileOf(act.tx, visit.actor, now, this.watching.of(id));
      },
      id,
    );
  }
}

const fromTo = (row: CaseRow, change: CaseChange) => ({ from: row.rung, to: change.rung ?? row.rung });

const atField = (pointer: string, code: string, detail: string) => refusal([{ pointer, code, detail }]);
const refusal = (faults: Fault[]) =>
  new RuleError('input.invalid', 'The case was refused. Nothing was changed.', faults);

/** Everything that is missing at once. */
function ensureEnded({ kind }: CaseRow, { outcome, nextStep }: Closing): void {
  const faults: Fault[] = [];
  if (!(outcomes[kind] as readonly string[]).includes(outcome))
    faults.push({
      pointer: '/outcome',
      code: 'knelpunt.outcome',
      detail: 'Choose an outcome that belongs to this kind of case.',
    });
  if (kind === 'casus' && nextStep === null)
    faults.push({
      pointer: '/nextStep',
      code: 'knelpunt.next_step',
      detail: 'Say what is next, who does it, and when.',
    });
  if (faults.length > 0) throw refusal(faults);
}
