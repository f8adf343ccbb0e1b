import { Injectable } from '@nestjs/common';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { Chain } from '@ketenzicht/shared/stepdown';
import { CaseBringing, type CaseAct } from '../../coordination/case-bringing.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { findChain, type Db } from './proposal.queries.js';
import type { ReadyChain } from './propose.facts.js';
import { claimedOf, standingClaims, type TeamSaid } from './standing-claims.js';
import { sidesOf, tellSides } from './proposal.telling.js';
import { addChainStep, insertChain } from './proposal.writes.js';

export interface Sent extends ReadyChain {
  id: string;
  fingerprint: string;
  kind: Chain['kind'];
  /** The ward whose bed is free now, and how many there are; null: a dwelling, or nobody needs a free place. */
  bed: { unitId: string; free: number } | null;
  /** The team that is to deliver, and how many more it said it can take. */
  team: (TeamSaid & { free: number }) | null;
}

/** Where a chain becomes a case: in the room of the coordination point, both or neither. */
@Injectable()
export class ChainDesk {
  constructor(private readonly cases: CaseBringing) {}

  /** Throws `chain.no_room`, `chain.no_team_room`, `chain.person_taken`, `chain.dwelling_taken`, and `idempotency.reused` where this key was used for another chain. */
  open(visit: Visit, sent: Sent): Promise<void> {
    return this.cases.run(visit, async (act) => {
      const { tx, at } = act;
      // One after the other: two who propose at once must not both count on the last bed.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`chains ${visit.actor.directoryId}`]);
      if (await wasSent(tx, visit, sent)) return;
      await ensureRoom(tx, sent, at);
      const reference = await insertChain(tx, visit, sent);
      await addChainStep(tx, sent.id, { kind: 'proposed', actor: visit.actor, at });
      await this.bring(act, visit, sent, reference);
      const about = { id: sent.id, reference, proposedBy: visit.actor.id };
      const said = sent.moves.map((move) => ({ ...move, senderSaid: null, receiverSaid: null, teamSaid: null }));
      await tellSides(tx, about, 'chainAsked', { ...sidesOf(said), key: 'asked', at, but: visit.actor });
    });
  }

  /** Named by its reference and its region, and by nothing of whom it is about. From here on with the eyes of the clock. */
  private async bring(act: CaseAct, visit: Visit, sent: Sent, reference: string): Promise<void> {
    const { moves } = sent;
    const caseId = namedUuid('coordination.case', 'chain', sent.id);
    const about = {
      id: caseId,
      kind: 'knelpunt',
      title: `Keten van ${moves.length} ${moves.length === 1 ? 'stap' : 'stappen'}: ${reference}`,
      summary: null,
      urgency: 'regular',
      cause: 'outflow',
      regionId: moves.at(-1)?.regionId ?? '',
      securityLevel: null,
      targetGroup: null,
      links: [{ kind: 'chain', id: sent.id }],
      facts: { reference, moves: moves.length, savedDays: moves.reduce((sum, one) => sum + one.savedDays, 0) },
    } satisfies Parameters<CaseBringing['bring']>[2];
    await this.cases.bring(act, visit.actor, about, [
      { type: 'chain', id: sent.id, lifecycle: 'created' },
      ...peopleOf(sent),
    ]);
    await act.tx.query('update stepdown.chain set case_id = $2, version = version + 1 where id = $1', [
      sent.id,
      caseId,
    ]);
  }
}

const peopleOf = ({ moves }: Sent) =>
  moves.map(({ who, whoId }) => ({ type: who === 'wait' ? ('wait' as const) : ('case' as const), id: whoId }));

/** An answer that got lost: the same under the same key is the same. */
async function wasSent(tx: CaseAct['tx'], { actor }: Visit, { id, fingerprint }: Sent): Promise<boolean> {
  const known = await findChain(tx, id);
  if (!known) return false;
  ensure(known.fingerprint === fingerprint, 'idempotency.reused', 'This Idempotency-Key was used for another chain.');
  tx.note({ action: 'R', purpose: 'coordination', objects: [{ type: 'chain', id }] });
  return actor.id === known.proposedBy;
}

async function ensureRoom(tx: Db, { bed, team }: Sent, at: Date): Promise<void> {
  if (!bed && !team) return;
  const claims = await standingClaims(tx, at);
  if (bed && bed.free <= (claims.beds.get(bed.unitId) ?? 0))
    throw new RuleError('chain.no_room', 'The bed with which this chain begins is not free any more. Look again.');
  if (team && team.free <= claimedOf(claims, team))
    throw new RuleError('chain.no_team_room', 'The team has no room to deliver a VPT there any more. Look again.');
}
