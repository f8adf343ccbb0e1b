import { Injectable } from '@nestjs/common';
import { byName, momentsOf, type MatchWard } from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import { Places } from './places.js';

type States = ReturnType<CapacityService['inRegister']>;
interface Kept {
  state: States[number];
  seen: MatchWard;
}

/** The wards of a register as the match wants them: put in order of name once, and read again only where a figure has changed. */
@Injectable()
export class MatchWards {
  private readonly kept = new WeakMap<States, { places: object; wards: readonly Kept[] }>();

  constructor(
    private readonly capacity: CapacityService,
    private readonly places: Places,
  ) {}

  /** The ones that are open at `at`, with their figures of now. */
  open(directoryId: string, at: Date): MatchWard[] {
    const now = at.getTime();
    const open: MatchWard[] = [];
    for (const one of this.inOrder(directoryId)) {
      if (now < one.state.validFrom || now >= one.state.validTo) continue;
      if (one.seen.capacity !== one.state.capacity) one.seen = this.look(one.state, one.seen.order);
      open.push(one.seen);
    }
    return open;
  }

  private inOrder(directoryId: string): readonly Kept[] {
    const states = this.capacity.inRegister(directoryId);
    const { locations } = this.places;
    const known = this.kept.get(states);
    if (known?.places === locations) return known.wards;
    const wards = [...states]
      .sort((a, b) => byName(a.ward, b.ward))
      .map((state, order) => ({ state, seen: this.look(state, order) }));
    this.kept.set(states, { places: locations, wards });
    return wards;
  }

  private look({ ward, capacity }: States[number], order: number): MatchWard {
    return { ward, capacity, place: this.places.locations.get(ward.locationId) ?? null, order, ...momentsOf(capacity) };
  }
}
