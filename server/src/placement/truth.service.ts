import { Injectable } from '@nestjs/common';
import type { Ward } from '@ketenzicht/shared/directory';
import type { Actor } from '@ketenzicht/shared/kernel';
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

  /** Own wards first, as previews and only so; then what everybody sees of wards and of regions. */
  async read(visit: Visit, { unitId, regionId, own }: TruthQuery): Promise<TruthScore[]> {
    const ward = unitId === undefined ? undefined : this.capacity.readable(visit.actor, unitId).ward;
    const isOwn = ownedBy(visit.actor);
    const scores = own === 'true' ? [] : (await this.scores.of(visit.actor.directoryId)).scores;
    const others = scores.filter((one) => one.unitId === null || !isOwn(this.capacity.known(one.unitId)?.ward));
    const all = [...(await this.previews(visit)), ...others].filter(
      (one) =>
        (unitId === undefined || one.unitId === unitId) &&
        (regionId === undefined || (one.unitId === null && one.regionId === regionId)),
    );
    // Never asked is an answer as well: nothing is known, which is not the same as untrue.
    if (!ward || all.length > 0) return all;
    const preview = isOwn(ward);
    return [wardScore(ward.id, ward, [], windowAt(visit.at, preview), preview)];
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
      wardScore(unitId, this.capacity.known(unitId)?.ward, some, span, true),
    );
  }
}

const ownedBy =
  ({ role, organisationId }: Pick<Actor, 'role' | 'organisationId'>) =>
  (ward: Pick<Ward, 'providerId'> | undefined): boolean =>
    role === 'provider' && organisationId !== null && ward?.providerId === organisationId;
