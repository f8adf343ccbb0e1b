import { Injectable } from '@nestjs/common';

/** What is assumed of a ward that was hardly ever asked: neither that its free beds are true, nor that they are not. */
export const nationalPrior = 0.5;

/** Per ward the lower bound of how often a bed that was shown was really offered, in memory: the match asks for thousands of them at once. */
@Injectable()
export class TruthBounds {
  private bounds: ReadonlyMap<string, number> = new Map();

  lowerBound(unitId: string): number | undefined {
    return this.bounds.get(unitId);
  }

  /** Replaces all of them at once, so that no search sees a half of one and a half of another. */
  take(bounds: ReadonlyMap<string, number>): void {
    this.bounds = bounds;
  }
}
