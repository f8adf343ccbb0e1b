import type { Ward } from '../../directory/directory.contract.js';
import type { Need } from '../../placement/request.contract.js';
import type { Dwelling } from '../homes/dwelling.contract.js';
import type { VptForm } from '../vpt/vpt.terms.js';
import type { Wait } from '../waiting/wait.contract.js';
import type { Mover } from './chain.contract.js';
import type { FitIndex } from './fit-index.js';
import { homeOfWait, wishOfRequest, wishOfWait, type HomeNeed, type Wish } from './fit.rules.js';

export interface ChainWard {
  ward: Ward;
  /**
   * Beds left now, after what is held and what standing chains have claimed. 0: the next who leaves makes room; below it, not even that. Null: nobody can come
   * at all, because of a stop or because its figure is not a fact.
   */
  room: number | null;
}

/** Somebody who can move. */
export interface ChainMover extends Mover {
  fromUnitId: string | null;
  wish: Wish | null;
  home: HomeNeed | null;
  /** Not before this day. */
  earliest: string | null;
  /** When they would go otherwise. */
  expectedOn: string | null;
  /** Since when they wait. */
  since: string;
}

export type ChainHome = Pick<Dwelling, 'id' | 'regionId' | 'accessible' | 'rentCents' | 'nearby' | 'forms'> & {
  /** From this day. */
  from: string;
};

/** A team that delivers a VPT at home, with room for at least one more. */
export interface ChainTeam {
  organisationId: string;
  regionId: string;
  forms: readonly VptForm[];
  room: number;
  from: string;
}

export interface ChainNetwork {
  today: string;
  wards: readonly ChainWard[];
  movers: readonly ChainMover[];
  homes: readonly ChainHome[];
  teams: readonly ChainTeam[];
  neighboursOf: (regionId: string) => ReadonlySet<string>;
  /** Of the same wards, in the same order, from an earlier search: saves judging them again. */
  index?: FitIndex;
}

export const moverOfWait = (
  wait: Pick<Wait, 'id' | 'reference' | 'unitId' | 'waitsFor' | 'toward' | 'expectedOn' | 'readySince'>,
): ChainMover => ({
  kind: 'wait',
  id: wait.id,
  reference: wait.reference,
  fromUnitId: wait.unitId,
  wish: wishOfWait(wait.waitsFor, wait.toward),
  home: homeOfWait(wait.waitsFor, wait.toward),
  earliest: null,
  expectedOn: wait.expectedOn,
  since: wait.readySince,
});

/** `openedOn`: a Dutch calendar day. Waiting begins when the place is needed, not when it was asked for. */
export const moverOfRequest = (request: {
  id: string;
  reference: string;
  need: Need;
  currentUnitId: string | null;
  openedOn: string;
}): ChainMover => ({
  kind: 'request',
  id: request.id,
  reference: request.reference,
  fromUnitId: request.currentUnitId,
  wish: wishOfRequest(request.need),
  home: null,
  earliest: request.need.neededFrom,
  expectedOn: null,
  since: request.openedOn > request.need.neededFrom ? request.openedOn : request.need.neededFrom,
});
