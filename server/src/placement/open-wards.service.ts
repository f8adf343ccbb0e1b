import { Injectable } from '@nestjs/common';
import type { MatchWard } from '@ketenzicht/shared/placement';
import { MatchWards } from './match-wards.js';
import { Places } from './places.js';

/** The wards and regions of a register as the match sees them, for whoever looks further than one request. */
@Injectable()
export class OpenWardsService {
  constructor(
    private readonly wards: MatchWards,
    private readonly places: Places,
  ) {}

  /** In order of name, with their figures of now. */
  open(directoryId: string, at: Date): MatchWard[] {
    return this.wards.open(directoryId, at);
  }

  isRegion(directoryId: string, regionId: string): boolean {
    return this.places.region(directoryId, regionId) !== undefined;
  }

  /** The regions that border on one. */
  neighbours(directoryId: string, regionId: string): ReadonlySet<string> {
    return this.places.region(directoryId, regionId)?.neighbours ?? none;
  }
}

const none: ReadonlySet<string> = new Set();
