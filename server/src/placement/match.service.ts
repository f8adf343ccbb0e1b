import { Inject, Injectable } from '@nestjs/common';
import { RuleError, type Actor, type Fault } from '@ketenzicht/shared/kernel';
import { match, type Match, type MatchInput, type Need } from '@ketenzicht/shared/placement';
import { EventFeed } from '../platform/events/event-feed.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { MatchWards } from './match-wards.js';
import { Places } from './places.js';
import { TruthBounds, nationalPrior } from './truth-bounds.js';

export interface MatchOptions {
  /** Wards that refused this request before: `soughtBy(tx, requestId).refusedBy`. */
  triedUnitIds?: readonly string[];
  /** The ward where this request holds a bed already, which does not stand in its own way. */
  heldAt?: string | null;
  everyExcluded?: boolean;
  at?: Date;
}

/** Finds wards for a need. Looks in memory only, so that it can be asked in the middle of a transaction. */
@Injectable()
export class MatchService {
  constructor(
    private readonly wards: MatchWards,
    private readonly places: Places,
    private readonly truth: TruthBounds,
    private readonly feed: EventFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Among the wards of the actor's own register. */
  matchFor({ directoryId }: Pick<Actor, 'directoryId'>, need: Need, options: MatchOptions = {}): Match {
    const at = options.at ?? this.clock();
    const region = this.places.region(directoryId, need.regionId);
    return match(need, this.wards.open(directoryId, at), {
      at,
      revision: this.feed.revision,
      neighbours: region?.neighbours ?? new Set(),
      middle: region?.middle ?? null,
      truthOf: (unitId) => this.truth.lowerBound(unitId) ?? nationalPrior,
      refusedBy: new Set(options.triedUnitIds),
      ownHold: options.heldAt ?? null,
      everyExcluded: options.everyExcluded ?? false,
    });
  }

  /** A search that nothing is kept of. Throws `input.invalid` for a region that the register does not have. */
  search(actor: Pick<Actor, 'directoryId'>, { need, everyExcluded }: MatchInput): Match {
    const faults = this.regionFaults(actor, need);
    if (faults.length > 0)
      throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
    return this.matchFor(actor, need, { everyExcluded });
  }

  /** Regions that the need names and the register does not have. One that is to be avoided must not be misspelt: somebody may live there. */
  regionFaults({ directoryId }: Pick<Actor, 'directoryId'>, need: Need): Fault[] {
    const named = [
      ['/need/regionId', need.regionId] as const,
      ...need.avoidRegionIds.map((id, index) => [`/need/avoidRegionIds/${index}`, id] as const),
    ];
    return named
      .filter(([, id]) => this.places.region(directoryId, id) === undefined)
      .map(([pointer]) => ({
        pointer,
        code: 'placement.region',
        detail: 'There is no such region in your register. Choose one from the list.',
      }));
  }
}
