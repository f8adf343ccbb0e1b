import type { Actor } from '@ketenzicht/shared/kernel';
import {
  actsOnStep,
  isReceiver,
  isASide,
  isSender,
  isTeam,
  mayProposeChain,
  nextStep,
  saidYes,
  undoStepFor,
  type ChainAct,
  type ChainProposal,
  type ChainTrouble,
  type ProposalMove,
} from '@ketenzicht/shared/stepdown';
import { obstaclesOf } from '@ketenzicht/shared/placement';
import type { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { shownMovesOf, troublesOf, withClockEyes, type Db } from './proposal.queries.js';
import { saidOf, type ChainRow, type MoveRow, type ShownMove } from './proposal.rows.js';

type Wards = Pick<CapacityService, 'standing'>;
const sidesOf = ({ directoryId }: Pick<ChainRow, 'directoryId'>, move: MoveRow) => ({ ...move, directoryId });

/** One step with what each side said, as the rules of it want it. */
export const standingOf = (actor: Actor, chain: Pick<ChainRow, 'directoryId'>, move: MoveRow) => ({
  place: move.place,
  kind: move.who,
  doneAt: move.doneAt,
  ...saidOf(move),
  isSender: isSender(actor, sidesOf(chain, move)),
  isReceiver: isReceiver(actor, sidesOf(chain, move)),
  isTeam: isTeam(actor, sidesOf(chain, move)),
});

/** Chains as somebody may see them: who moves is for the sides of a step and for whoever helps; of other steps only from where to where. */
export async function shown(tx: Db, visit: Visit, wards: Wards, chains: readonly ChainRow[]): Promise<ChainProposal[]> {
  const ids = chains.map(({ id }) => id);
  const [moves, troubles] = await withClockEyes(tx, visit.actor.role, async () => [
    Map.groupBy(await shownMovesOf(tx, ids), ({ chainId }) => chainId),
    new Map((await troublesOf(tx, ids)).map(({ chainId, place, trouble }) => [`${chainId} ${place}`, trouble])),
  ]);
  return chains.map((chain) => {
    const all = moves.get(chain.id) ?? [];
    const next = chain.state === 'agreed' ? nextStep(all) : undefined;
    const inTheWay = (move: ShownMove): ChainTrouble | null =>
      troubles.get(`${chain.id} ${move.place}`) ?? (isFull(wards, chain, move, next, visit.at) ? 'noBed' : null);
    return toProposal(visit, chain, all, { wards, inTheWay });
  });
}

/** Only the step whose turn it is needs its bed; of a swap everybody leaves one for another. */
function isFull(wards: Wards, { kind }: ChainRow, move: ShownMove, next: ShownMove | undefined, at: Date): boolean {
  if (kind === 'swap' || move.place !== next?.place || move.toUnitId === null || move.who === 'request') return false;
  const capacity = wards.standing(move.toUnitId)?.capacity;
  return capacity !== undefined && obstaclesOf(capacity, at).some((one) => one === 'full' || one === 'held');
}

interface Around {
  wards: Wards;
  inTheWay: (move: ShownMove) => ChainTrouble | null;
}

function toProposal(visit: Visit, chain: ChainRow, all: readonly ShownMove[], around: Around): ChainProposal {
  const { actor, at } = visit;
  const helps = mayProposeChain(actor, chain);
  const standing = all.map((move) => standingOf(actor, chain, move));
  const moves = all.map((move, index): ProposalMove => {
    const mine = standing[index];
    const isTheirs = mine !== undefined && isASide(mine);
    const stands = chain.state === 'proposed' || chain.state === 'agreed';
    return {
      ...stepOf(move, around.wards),
      who: helps || isTheirs ? { kind: move.who, id: move.whoId, reference: move.whoReference } : null,
      isOverdue: chain.state === 'proposed' && at >= move.dueAt && !saidYes(saidOf(move)),
      dueAt: chain.state === 'proposed' ? move.dueAt.toISOString() : null,
      sender: {
        organisationName: move.senderName,
        isMine: mine?.isSender ?? false,
        said: move.senderSaid,
        at: text(move.senderAt),
        reason: move.senderReason,
      },
      receiver: {
        organisationName: move.receiverName,
        isMine: mine?.isReceiver ?? false,
        said: move.receiverSaid,
        at: text(move.receiverAt),
        reason: move.receiverReason,
      },
      team: move.teamId === null ? null : teamOf(move, mine?.isTeam ?? false),
      trouble: stands ? around.inTheWay(move) : null,
      may: mine ? actsOnStep(chain.state, standing, mine) : [],
    };
  });
  return {
    id: chain.id,
    reference: chain.reference,
    kind: chain.kind,
    state: chain.state,
    isStuck: moves.some(({ trouble }) => trouble !== null),
    proposedAt: chain.proposedAt.toISOString(),
    agreedAt: text(chain.agreedAt),
    endedAt: text(chain.endedAt),
    reason: chain.reason,
    caseId: helps ? chain.caseId : null,
    savedDays: all.reduce((sum, { savedDays }) => sum + savedDays, 0),
    moves,
    may: actsOnChain(chain, all, { helps, mine: standing, at }),
    version: chain.version,
  };
}

const teamOf = ({ teamName, teamSaid, teamAt, teamReason }: ShownMove, isMine: boolean) => ({
  organisationName: teamName,
  isMine,
  said: teamSaid,
  at: text(teamAt),
  reason: teamReason,
});

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

function stepOf(move: ShownMove, wards: Wards) {
  const { place, who: kind, fromUnitId, toUnitId, dwellingId, teamId } = move;
  const spot = (unitId: string) => {
    const ward = wards.standing(unitId)?.ward;
    return { name: ward?.name ?? '', regionId: ward?.regionId ?? '', securityLevel: ward?.securityLevel ?? null };
  };
  const to =
    toUnitId !== null
      ? { ...spot(toUnitId), place: { kind: 'ward' as const, unitId: toUnitId } }
      : {
          name: move.municipality ?? '',
          regionId: move.regionId,
          securityLevel: null,
          place: { kind: 'dwelling' as const, dwellingId: dwellingId ?? '', ...(teamId !== null && { teamId }) },
        };
  const { on, savedDays, isReckoned, ask, doneAt } = move;
  return {
    place,
    kind,
    from: fromUnitId === null ? null : spot(fromUnitId),
    to,
    on,
    savedDays,
    isReckoned,
    ask,
    doneAt: text(doneAt),
  };
}

function actsOnChain(
  { kind, state }: ChainRow,
  moves: readonly ShownMove[],
  { helps, mine, at }: { helps: boolean; mine: readonly ReturnType<typeof standingOf>[]; at: Date },
): ChainAct[] {
  const acts: ChainAct[] = [];
  if (helps && (state === 'proposed' || state === 'agreed')) acts.push('withdraw');
  const last = moves.findLast(({ doneAt }) => doneAt !== null);
  const isMine = mine.some((one) => (kind === 'swap' || one.place === last?.place) && isASide(one));
  const isFresh = last?.doneAt && last.who === 'wait' && at.getTime() - last.doneAt.getTime() < undoStepFor;
  if (isMine && isFresh && (state === 'agreed' || state === 'done')) acts.push('undo');
  return acts;
}
