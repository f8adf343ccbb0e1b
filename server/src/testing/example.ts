import type { Role } from '@ketenzicht/shared/kernel';
import type { OperationId } from '@ketenzicht/shared/operations';
import type { World } from './world.js';

export interface Asked {
  /** The values of `{…}` in the route's path. */
  path?: Readonly<Record<string, string>>;
  /** With its question mark. */
  query?: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** How to ask for one operation, so that the matrix can try it as everybody (SEC-41, SEC-42). Each feature brings its own in `<feature>.examples.ts`. */
export interface Example {
  /** A sound request about something that belongs to the asker, or to nobody. Made anew for each call. */
  own: (world: World, role: Role) => Asked | Promise<Asked>;
  /** The same request about something of another organisation, region or person. Wanted of every operation with `object: 'own'`. */
  foreign?: (world: World, role: Role) => Asked | Promise<Asked>;
  /** Statuses besides 2xx and 3xx that also mean: you may, but not so. */
  fine?: readonly number[];
  /** Roles for whom nothing is foreign, such as the administrator of everybody. */
  everywhere?: readonly Role[];
  /** Roles that may ask, but to whom nothing of this kind can belong: their own request answers 404 too. */
  nowhere?: readonly Role[];
}

export type Examples = Partial<Record<OperationId, Example>>;
