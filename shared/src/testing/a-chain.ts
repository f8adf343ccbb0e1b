import type { ChainHome, ChainMover, ChainNetwork, ChainTeam, ChainWard } from '../stepdown/chain/chain-network.js';
import { wishOfRequest } from '../stepdown/chain/fit.rules.js';
import type { Ward } from '../directory/directory.contract.js';
import type { Need } from '../placement/request.contract.js';
import { aMatchWard, aNeed } from './a-match.js';

/** A Monday, with Christmas two months away. */
export const today = '2026-10-26';

/** Full, unless it is said how many beds are left. */
export const aChainWard = (id: string, ward: Partial<Ward> = {}, room: number | null = 0): ChainWard => ({
  ward: { ...aMatchWard(ward).ward, id },
  room,
});

/** Somebody who waits to go to a ward of this need; nobody in particular. */
export const whoWaits = (
  id: string,
  fromUnitId: string,
  need: Partial<Need> = {},
  more: Partial<ChainMover> = {},
): ChainMover => ({
  kind: 'wait',
  id,
  reference: `DS-${id}`,
  fromUnitId,
  wish: wishOfRequest(aNeed(need)),
  home: null,
  earliest: null,
  expectedOn: null,
  since: today,
  ...more,
});

export const whoAsks = (id: string, need: Partial<Need> = {}, more: Partial<ChainMover> = {}): ChainMover => ({
  ...whoWaits(id, '', need),
  kind: 'request',
  reference: `AV-${id}`,
  fromUnitId: null,
  ...more,
});

export const whoGoesHome = (id: string, fromUnitId: string, more: Partial<ChainMover> = {}): ChainMover => ({
  ...whoWaits(id, fromUnitId),
  wish: null,
  home: { regionId: 'middle', reach: 'region', avoidRegions: [], accessible: false, mostRent: null, withTeam: false },
  ...more,
});

export const aChainHome = (id: string, more: Partial<ChainHome> = {}): ChainHome => ({
  id,
  regionId: 'middle',
  accessible: false,
  rentCents: 70_000,
  nearby: [],
  forms: [],
  from: today,
  ...more,
});

export const aChainTeam = (organisationId: string, more: Partial<ChainTeam> = {}): ChainTeam => ({
  organisationId,
  regionId: 'middle',
  forms: ['unclustered'],
  room: 1,
  from: today,
  ...more,
});

const neighbours = new Map([
  ['middle', new Set(['beside'])],
  ['beside', new Set(['middle'])],
]);
export const aNetwork = (more: Partial<ChainNetwork> = {}): ChainNetwork => ({
  today,
  wards: [],
  movers: [],
  homes: [],
  teams: [],
  neighboursOf: (regionId) => neighbours.get(regionId) ?? new Set(),
  ...more,
});
