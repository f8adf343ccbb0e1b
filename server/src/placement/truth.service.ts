import { Injectable } from '@nestjs/common';
import { windowAt, type TruthQuery, type TruthScore } from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { ownAsksBetween } from './facts.queries.js';
import { grouped, TruthScores, wardScore } from './truth.scores.js';

/** What "free" was worth, per ward and region. A ward sees its own up to now, a week before anybody else does. */
@Injectable()
export class TruthService {
  constructor(
    private readonly scores: TruthScores,
    private readonly capacity: CapacityService,
    private readonly work: Work,
  ) {}

  /** Own wards first, as previews; then what everybody sees of wards and of regions. */
  async read(visit: Visit, { unitId, regionId }: TruthQuery): Promise<TruthScore[]> {
    const ward = unitId === undefined ? undefined : this.capacity.readable(visit.actor, unitId).ward;
    const { span, scores } = await this.scores.of(visit.actor.directoryId);
    const all = [...(await this.previews(visit)), ...scores];
    // Never asked is an answer as well: nothing is known, which is not the same as untrue.
    if (ward && !scores.some((one) => one.unitId === ward.id))
      all.push(wardScore(ward.id, ward.regionId, [], span, false));
    return all.filter(
      (one) =>
        (unitId === undefined || one.unitId === unitId) &&
        (regionId === undefined || (one.unitId === null && one.regionId === regionId)),
    );
  }

  private async previews(visit: Visit): Promise<TruthScore[]> {
    const { actor, at } = visit;
    const { organisationId } = actor;
    if (actor.role !== 'provider' || organisationId === null) return [];
    const span = windowAt(at, true);
    const asks = await this.work.run('placement', visit, (tx) =>
      ownAsksBetween(tx, organisationId, new Date(span.from), at),
    );
    return [...grouped(asks, ({ unitId }) => unitId)].map(([unitId, some]) =>
      wardScore(unitId, this.capacity.known(unitId)?.ward.regionId, some, span, true),
    );
  }
}
