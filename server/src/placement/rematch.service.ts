import { Injectable } from '@nestjs/common';
import type { Purpose } from '@ketenzicht/shared/audit';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { mayKeepRequest, type Match } from '@ketenzicht/shared/placement';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { MatchService } from './match.service.js';
import { soughtBy, type Sought } from './match.queries.js';

/** The match of a request that was made: it knows who refused it, and which bed it holds. */
@Injectable()
export class RematchService {
  constructor(
    private readonly matches: MatchService,
    private readonly work: Work,
  ) {}

  /** For whoever keeps the request, and not for the wards that are asked. Throws `placement.unknown`, and that is in the access log as well. */
  async rematch(visit: Visit, requestId: string, everyExcluded: boolean): Promise<Match> {
    const line = { action: 'R', purpose: purposeOf(visit.actor), objects: [{ type: 'case', id: requestId }] } as const;
    const noted = { ...line, objects: [...line.objects] };
    const sought = await this.work.run('placement', visit, async (tx): Promise<Sought | undefined> => {
      const found = await soughtBy(tx, requestId);
      const isTheirs = found !== undefined && mayKeepRequest(visit.actor, found.asker);
      tx.note(isTheirs ? noted : { ...noted, refused: true });
      return isTheirs ? found : undefined;
    });
    if (!sought) throw new RuleError('placement.unknown', 'There is no such request that you may see.');
    const { need, refusedBy, heldAt } = sought;
    return this.matches.matchFor(visit.actor, need, { triedUnitIds: refusedBy, heldAt, everyExcluded, at: visit.at });
  }
}

const purposeOf = ({ role }: Pick<Actor, 'role'>): Purpose =>
  role === 'nationalCoordinator' || role === 'chainDirector' ? 'coordination' : 'care';
