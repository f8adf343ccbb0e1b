import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError, ensure, localDate, must } from '@ketenzicht/shared/kernel';
import {
  allSaidYes,
  ensureStands,
  isReceiver,
  isSender,
  isTeam,
  mayProposeChain,
  nextStep,
  promisedUntil,
  type ChainFile,
  type ChainWithdrawReason,
  type SayInput,
} from '@ketenzicht/shared/stepdown';
import type { Act } from '../../placement/bed-moves.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/tokens.js';
import { findDwelling } from '../homes/dwelling.queries.js';
import { insertPromise, insertStep, isSecondHome, takeDwelling } from '../homes/dwelling.writes.js';
import { ChainDoor } from './proposal.door.js';
import { lockChain, movesOf, troublesOf, unknownChain } from './proposal.queries.js';
import { saidOf, type ChainRow, type MoveRow } from './proposal.rows.js';
import { ProposalService } from './proposal.service.js';
import { sidesOf, tellSides } from './proposal.telling.js';
import { addChainStep, agreeChain, closeChain, dwellingTaken, saySide, type Side } from './proposal.writes.js';
import { releaseDwellings } from './carry.dwelling.js';

/** All sides of each step say yes or no. The last yes makes it agreed; the first no ends it. */
@Injectable()
export class Consents {
  constructor(
    private readonly door: ChainDoor,
    private readonly chains: ProposalService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'homes'>,
  ) {}

  /** One press for all sides that are one organisation's. Throws `chain.over`, `chain.agreed`, `chain.moved_on`, `chain.dwelling_taken`. */
  say(visit: Visit, id: string, place: number, input: SayInput): Promise<ChainFile> {
    return this.door.act(visit, id, async (act) => {
      const chain = await lockChain(act.tx, visit.actor, id);
      const move = (await movesOf(act.tx, id)).find((one) => one.place === place);
      const mine = move ? sidesIn(visit, chain, move) : [];
      if (!move || mine.length === 0) throw unknownChain();
      ensureOpen(chain, input);
      if (input.said === 'no') await this.refuse(act, visit, chain, move, { mine, reason: input.reason });
      else if (chain.state === 'proposed') await this.approve(act, visit, chain, move, mine);
      return this.chains.fileIn(act.tx, visit, id, 'U');
    });
  }

  /** By whoever could have proposed it: everybody and everything in it is free again. What was carried out already stays so. */
  withdraw(visit: Visit, id: string, reason: ChainWithdrawReason): Promise<ChainFile> {
    return this.door.act(visit, id, async (act) => {
      const chain = await lockChain(act.tx, visit.actor, id);
      if (!mayProposeChain(visit.actor, chain)) throw unknownChain();
      ensureStands(chain.state);
      const moves = await movesOf(act.tx, id);
      await addChainStep(act.tx, id, { kind: 'withdrawn', actor: visit.actor, at: act.at });
      await act.beyond(async () => {
        await releaseDwellings(act, visit, moves);
        await closeChain(act.tx, id, { state: 'ended', reason, at: act.at });
        const whom = { ...sidesOf(moves), proposer: true, key: 'over', at: act.at, but: visit.actor };
        await tellSides(act.tx, chain, 'chainOver', whom);
      });
      return this.chains.fileIn(act.tx, visit, id, 'U');
    });
  }

  private async refuse(
    act: Act,
    { actor, at }: Visit,
    chain: ChainRow,
    move: MoveRow,
    { mine, reason }: { mine: readonly Side[]; reason: NonNullable<MoveRow['senderReason']> },
  ): Promise<void> {
    for (const side of mine) await saySide(act.tx, move, side, { by: actor.id, at, reason });
    await addChainStep(act.tx, chain.id, { kind: 'saidNo', place: move.place, actor, at });
    const moves = await movesOf(act.tx, chain.id);
    await act.beyond(() => closeChain(act.tx, chain.id, { state: 'ended', reason, at }));
    await tellSides(act.tx, chain, 'chainOver', { ...sidesOf(moves), proposer: true, key: 'over', at, but: actor });
  }

  private async approve(act: Act, visit: Visit, chain: ChainRow, move: MoveRow, mine: readonly Side[]): Promise<void> {
    const { actor, at } = visit;
    const fresh = mine.filter((side) => move[`${side}Said`] === null);
    if (fresh.length === 0) return;
    for (const side of fresh) await saySide(act.tx, move, side, { by: actor.id, at, reason: null });
    await addChainStep(act.tx, chain.id, { kind: 'saidYes', place: move.place, actor, at });
    const moves = await movesOf(act.tx, chain.id);
    if (allSaidYes(moves.map(saidOf))) await act.beyond(() => this.agree(act, visit, chain, moves));
  }

  /** The last yes, or nothing at all: a dwelling that went meanwhile takes that yes back with it. */
  private async agree(act: Act, visit: Visit, chain: ChainRow, moves: readonly MoveRow[]): Promise<void> {
    const gone = (await troublesOf(act.tx, [chain.id])).find(({ trouble }) => trouble === 'moverGone');
    ensure(
      !gone,
      'chain.moved_on',
      'Somebody of this chain waits no longer. Ask the coordination point for another one.',
      {
        place: gone?.place,
      },
    );
    for (const move of moves) if (move.dwellingId !== null) await this.promise(act, visit, move, move.dwellingId);
    await agreeChain(act.tx, chain.id, act.at);
    await addChainStep(act.tx, chain.id, { kind: 'agreed', at: act.at });
    const first = nextStep(moves);
    const whom = { ...sidesOf(first ? [first] : []), proposer: true, key: 'agreed', at: act.at, but: visit.actor };
    await tellSides(act.tx, chain, 'chainAgreed', whom);
  }

  private async promise(act: Act, { actor }: Visit, move: MoveRow, dwellingId: string): Promise<void> {
    const { tx, at } = act;
    const dwelling = await findDwelling(tx, dwellingId);
    if (!dwelling || !(await takeDwelling(tx, dwelling, at, localDate(at)))) throw dwellingTaken();
    await insertPromise(tx, {
      id: randomUUID(),
      dwelling,
      organisationId: move.senderId,
      by: must(move.senderBy, 'who said yes for whom leaves'),
      reference: move.whoReference,
      at,
      until: promisedUntil(move.on, at, this.config.homes.promised),
    }).catch((error: unknown) => {
      throw isSecondHome(error)
        ? new RuleError('dwelling.has_one', 'A dwelling is promised to this person already. Give that one back first.')
        : error;
    });
    const step = { kind: 'promised', key: randomUUID(), fingerprint: `chain ${move.chainId}` };
    await insertStep(tx, { dwellingId, at, actor, ...step });
  }
}

const sidesIn = ({ actor }: Visit, { directoryId }: ChainRow, move: MoveRow): Side[] => [
  ...(isSender(actor, { ...move, directoryId }) ? (['sender'] as const) : []),
  ...(isReceiver(actor, { ...move, directoryId }) ? (['receiver'] as const) : []),
  ...(isTeam(actor, { ...move, directoryId }) ? (['team'] as const) : []),
];

function ensureOpen({ state }: ChainRow, { said }: SayInput): void {
  ensureStands(state);
  ensure(
    state !== 'agreed' || said === 'yes',
    'chain.agreed',
    'Everybody has said yes. Ask whoever proposed this chain to take it back.',
  );
}
