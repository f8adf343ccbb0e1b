import { mayReportCapacity, seesFromAfar } from '../capacity/capacity.policy.js';
import type { Actor } from '../kernel/actor.js';

/** Whoever keeps the figures of a ward says who could leave it. */
export const mayReportReady = mayReportCapacity;

/** Of one ward these counts are so small that they can be a person: not for those who see the beds from afar (PRIV-09). */
export const mayReadReady = (actor: Pick<Actor, 'role'>): boolean => !seesFromAfar(actor);
