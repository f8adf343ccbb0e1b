import { Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate } from '@ketenzicht/shared/kernel';
import {
  destinationOf,
  ensureStands,
  ensureTurn,
  isASide,
  stepsToUndo,
  type CarryInput,
  type ChainFile,
  type WaitsFor,
} from '@ketenzicht/shared/stepdown';
import { BedMoves, type Act } from '../../placement/bed-moves.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { endWait, reopenWait } from '../waiting/wait.writes.js';
import { letDwelling, unletDwelling } from './carry.dwelling.js';
import { ChainDoor } from './proposal.door.js';
import { lockChain, movesOf, unknownChain } from './proposal.queries.js';
import { standingOf } from './proposal.reply.js';
import { unitsOf, type ChainRow, type MoveRow } from './proposal.rows.js';
import { ProposalService } from './proposal.service.js';
import { addChainStep, closeChain, doMove, reopenChain, undoMove } from './proposal.writes.js';

interface Moving {
  at: Date;
  /** Somebody said that the figures know it; undefined: the newest observation decides. */
  alreadyCounted: boolean | undefined;
}
interface LockedWait {
  id: string;
  state: string;
  waitsFor: WaitsFor;
  readySince: string;
  endedAt: Date | null;
}

/** Carries out what all agreed to, step by step: the wait ends, the bed falls free and the next place is taken, in one transaction. */
@Injectable()
export class ChainCarrying {
  constructor(
    private readonly door: ChainDoor,
    private readonly chains: ProposalService,
    private readonly beds: BedMoves,
  ) {}

  /** By any side. Of a swap all steps at once, because nobody has a free bed. Throws `chain.done_already`, `chain.moved_on`, `chain.no_bed`, `chain.dwelling_taken`. */
  done(visit: Visit, id: string, place: number, { movedAt, alreadyCounted }: CarryInput): Promise<ChainFile> {
    return this.door.act(visit, id, async (act) => {
      const { chain, moves } = await this.ofMine(act, visit, id, place);
      ensureTurn(chain.state, moves.map(asStep), place);
      const moving: Moving = { at: movedAt === undefined ? act.at : new Date(movedAt), alreadyCounted };
      this.beds.ensureMoment(moving.at, act.at);
      const now = chain.kind === 'swap' ? moves : moves.filter((one) => one.place === place);
      await act.beyond(() => this.carry(act, visit, now, moving));
      for (const move of now)
        await addChainStep(act.tx, id, { kind: 'done', place: move.place, actor: visit.actor, at: act.at });
      await act.beyond(() => finishWhenDone(act, id));
      return this.chains.fileIn(act.tx, visit, id, 'U');
    });
  }

  /** The last step, within a day: as if they had not gone. What a report or a feed has said since stands, because it has seen the wards. */
  undo(visit: Visit, id: string): Promise<ChainFile> {
    return this.door.act(visit, id, async (act) => {
      const chain = await lockChain(act.tx, visit.actor, id);
      const moves = await movesOf(act.tx, id);
      ensure(chain.state !== 'ended', 'chain.over', 'This chain is over. Look at it again.', { state: chain.state });
      const last = stepsToUndo(chain.kind, moves.map(asStep), act.at).map(({ move }) => move);
      if (!last.some((move) => isMine(visit, chain, move))) throw unknownChain();
      await act.beyond(async () => {
        if (chain.state === 'done') await reopenChain(act.tx, id);
        await this.takeBack(act, visit, last);
      });
      for (const { place } of last)
        await addChainStep(act.tx, id, { kind: 'undone', place, actor: visit.actor, at: act.at });
      return this.chains.fileIn(act.tx, visit, id, 'U');
    });
  }

  private async ofMine(act: Act, visit: Visit, id: string, place: number) {
    const chain = await lockChain(act.tx, visit.actor, id);
    const moves = await movesOf(act.tx, id);
    const move = moves.find((one) => one.place === place);
    if (!move || !isMine(visit, chain, move)) throw unknownChain();
    if (!move.doneAt) ensureStands(chain.state);
    return { chain, moves };
  }

  private async carry(act: Act, visit: Visit, moves: readonly MoveRow[], moving: Moving): Promise<void> {
    ensure(
      moves.every(({ who }) => who === 'wait'),
      'chain.by_request',
      'Ask the ward for the place of whoever asked for one.',
    );
    const waits = await lockWaits(act, moves);
    const figures = await this.beds.lock(act, unitsOf(moves));
    const counted = moves.map((move) => ({
      move,
      from: moving.alreadyCounted ?? this.beds.isCounted(figures, move.fromUnitId, moving.at, act.at),
      to:
        move.toUnitId === null
          ? null
          : (moving.alreadyCounted ?? this.beds.isCounted(figures, move.toUnitId, moving.at, act.at)),
    }));
    // Everybody leaves before anybody comes: of a swap no ward has a bed before.
    for (const { move, from } of counted) if (!from) await this.leave(act, move.fromUnitId, moving.at);
    for (const { move, to } of counted) if (to === false) await this.take(act, move.toUnitId, moving.at);
    for (const { move, from, to } of counted) {
      const wait = waits.get(move.whoId);
      if (wait?.state !== 'waiting') throw movedOn(move.place);
      const dwelling = move.dwellingId === null ? null : await letDwelling(act, visit, move, move.dwellingId);
      const left = localDate(moving.at);
      const on = left < wait.readySince ? wait.readySince : left;
      const leftTo = destinationOf(wait.waitsFor, dwelling);
      await endWait(act.tx, wait.id, { how: 'left', on, leftTo, toUnitId: move.toUnitId }, act.at);
      await doMove(act.tx, move, { at: act.at, by: visit.actor.id, countedFrom: from, countedTo: to });
    }
  }

  private async takeBack(act: Act, visit: Visit, moves: readonly MoveRow[]): Promise<void> {
    const waits = await lockWaits(act, moves);
    const figures = await this.beds.lock(act, unitsOf(moves));
    const unseen = (unitId: string | null, counted: boolean | null, doneAt: Date) =>
      counted === false && !this.beds.isCounted(figures, unitId, doneAt, act.at);
    for (const { toUnitId, countedTo, doneAt } of moves)
      if (doneAt && unseen(toUnitId, countedTo, doneAt)) await this.leave(act, toUnitId, act.at);
    for (const { fromUnitId, countedFrom, doneAt } of moves)
      if (doneAt && unseen(fromUnitId, countedFrom, doneAt)) await this.take(act, fromUnitId, act.at);
    for (const move of moves) {
      const wait = waits.get(move.whoId);
      ensure(
        wait?.state === 'left' && wait.endedAt?.getTime() === move.doneAt?.getTime(),
        'chain.undo_not',
        'The wait of this person was changed since. Look at it there.',
      );
      await reopenWait(act.tx, wait.id, act.at).catch(refuseSecond);
      if (move.dwellingId !== null) await unletDwelling(act, visit, move, move.dwellingId);
      await undoMove(act.tx, move);
    }
  }

  private async leave(act: Act, unitId: string | null, movedAt: Date): Promise<void> {
    if (unitId !== null) await this.beds.leave(act, unitId, movedAt);
  }

  private async take(act: Act, unitId: string | null, movedAt: Date): Promise<void> {
    if (unitId === null || (await this.beds.take(act, unitId, movedAt))) return;
    throw new RuleError(
      'chain.no_bed',
      'The figure of this ward leaves no bed for them. Correct it first, or say that it counts this person already.',
      [],
      { unitId },
    );
  }
}

/** All steps are done: nothing of it stands in anybody's way any more. With the eyes of the clock. */
export async function finishWhenDone(act: Act, id: string): Promise<boolean> {
  const moves = await movesOf(act.tx, id);
  if (moves.some(({ doneAt }) => doneAt === null)) return false;
  await closeChain(act.tx, id, { state: 'done', at: act.at });
  await addChainStep(act.tx, id, { kind: 'finished', at: act.at });
  return true;
}

const asStep = (move: MoveRow) => ({ place: move.place, kind: move.who, doneAt: move.doneAt, move });

function isMine({ actor }: Visit, chain: ChainRow, move: MoveRow): boolean {
  return isASide(standingOf(actor, chain, move));
}

const movedOn = (place: number) =>
  new RuleError(
    'chain.moved_on',
    'This person waits no longer, or not here. Ask the coordination point for another chain.',
    [],
    { place },
  );

/** In one order, so that two chains never wait for each other. */
async function lockWaits(act: Act, moves: readonly MoveRow[]): Promise<Map<string, LockedWait>> {
  const { rows } = await act.tx.query<LockedWait>(
    `select w.id, w.state, w.waits_for as "waitsFor", w.ready_since::text as "readySince", w.ended_at as "endedAt"
     from stepdown.wait w where w.id = any ($1) order by w.id for update`,
    [moves.map(({ whoId }) => whoId)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function refuseSecond(error: { constraint?: string }): never {
  if (error.constraint === 'one_wait_per_person')
    throw new RuleError('chain.undo_not', 'This person waits under another reference by now. Look at it there.');
  throw error as Error;
}
