import { Injectable } from '@nestjs/common';
import { byName, type MatchWard } from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import { Places } from './places.js';

type States = ReturnType<CapacityService['inRegister']>;
interface Ordered {
  state: States[number];
  order: number;
}

/** The wards of a register as the match wants them. Names are put in order once, not per search. */
@Injectable()
export class MatchWards {
  private readonly ordered = new WeakMap<States, readonly Ordered[]>();

  constructor(
    private readonly capacity: CapacityService,
    private readonly places: Places,
  ) {}

  /** The ones that are open at `at`, with their figures of now. */
  open(directoryId: string, at: Date): MatchWard[] {
    const now = at.getTime();
    const open: MatchWard[] = [];
    for (const { state, order } of this.inOrder(directoryId)) {
      if (now < state.validFrom || now >= state.validTo) continue;
      const { ward, capacity } = state;
      open.push({ ward, capacity, place: this.places.location(ward.locationId), order });
    }
    return open;
  }

  private inOrder(directoryId: string): readonly Ordered[] {
    const states = this.capacity.inRegister(directoryId);
    const known = this.ordered.get(states);
    if (known) return known;
    const ordered = [...states].sort((a, b) => byName(a.ward, b.ward)).map((state, order) => ({ state, order }));
    this.ordered.set(states, ordered);
    return ordered;
  }
}
