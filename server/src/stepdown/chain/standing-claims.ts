import type { Tx } from '../../platform/database/work.js';

/** What chains that stand already have taken: nobody, no dwelling and no bed is found for a second one. */
export interface StandingClaims {
  /** Of waits and of requests. */
  movers: ReadonlySet<string>;
  dwellings: ReadonlySet<string>;
  /** Beds that are free now and promised within a chain, by ward. */
  beds: ReadonlyMap<string, number>;
}

/** No chain can be proposed yet, so that none stands. */
export const standingClaims = (_tx: Pick<Tx, 'query'>): Promise<StandingClaims> =>
  Promise.resolve({ movers: new Set(), dwellings: new Set(), beds: new Map() });
