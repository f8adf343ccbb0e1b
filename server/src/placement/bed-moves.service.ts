import { Injectable } from '@nestjs/common';
import { isCounted } from '@ketenzicht/shared/placement';
import { capacityOf, type StandingRow } from '../capacity/standing.service.js';
import type { Visit } from '../platform/auth/visit.js';
import { Acts, type Act } from './act.js';
import { ensureMoment } from './admission.js';
import { lockBeds, occupyBed, vacateBed } from './bed.js';

export type { Act } from './act.js';
export type Figures = ReadonlyMap<string, StandingRow>;

/** For other features that move people: their figures move in the transaction of what moved them, and every board hears of it. */
@Injectable()
export class BedMoves {
  constructor(private readonly acts: Acts) {}

  run<T>(visit: Visit, about: string, body: (act: Act) => Promise<T>): Promise<T> {
    return this.acts.run(visit, body, { id: about });
  }

  runByClock<T>(at: Date, body: (act: Act) => Promise<T>): Promise<T> {
    return this.acts.runByClock(at, body);
  }

  /** Throws for a moment that is yet to come, or longer ago than a ward may correct its figure. */
  ensureMoment(movedAt: Date, at: Date): void {
    ensureMoment(movedAt, at);
  }

  /** All of them in one order, so that two who move people never wait for each other. */
  lock({ tx }: Act, unitIds: readonly string[]): Promise<Figures> {
    return lockBeds(tx, unitIds);
  }

  /** A feed that looked after they went has counted it; what somebody typed before has not. */
  isCounted(figures: Figures, unitId: string | null, movedAt: Date, at: Date): boolean {
    const row = unitId === null ? undefined : figures.get(unitId);
    return row !== undefined && isCounted(capacityOf(row, at), movedAt);
  }

  /** One less is there; where the ward counts nobody, nothing happens. */
  async leave(act: Act, unitId: string, movedAt: Date): Promise<void> {
    const row = await vacateBed(act.tx, unitId, { observedAt: seenAt(movedAt, act.at), at: act.at });
    if (row) act.moved(row, true);
  }

  /** One more is there. False: the figure leaves no bed. */
  async take(act: Act, unitId: string, movedAt: Date): Promise<boolean> {
    const observedAt = seenAt(movedAt, act.at);
    const row = await occupyBed(act.tx, unitId, { heldUntil: null, observedAt, at: act.at });
    if (row) act.moved(row, true);
    return row !== undefined;
  }
}

/** The clock of who says so may run ahead a little; an observation never does. */
const seenAt = (movedAt: Date, at: Date): Date => (movedAt < at ? movedAt : at);
