import type { Ward } from '@ketenzicht/shared/directory';
import { localDate } from '@ketenzicht/shared/kernel';
import { referenceFrom } from '@ketenzicht/shared/person';
import { titleInfo, type BedsThen, type Channel, type Need, type WeighingReason } from '@ketenzicht/shared/placement';
import { namedUuid } from '../../platform/named-uuid.js';
import type { AttemptRow, HoldRow, RequestRow } from './demo-rows.js';
import type { DemoWard } from './demo-wards.js';
import type { Dice } from './dice.js';

export interface Asker {
  organisationId: string | null;
  askedBy: string;
}

export interface Opening {
  asker: Asker;
  need: Need;
  openedAt: Date;
  directoryId: string;
  dice: Dice;
  note?: string;
  /** Whether its timeline is kept; it is unless said otherwise. */
  isTold?: boolean;
}

export const blankRequest = (
  number: number,
  { asker, need, openedAt, directoryId, dice, note = 'Voorbeeld: een verzonnen aanvraag.' }: Opening,
): RequestRow => ({
  id: namedUuid('demo', 'placement', number),
  directoryId,
  organisationId: asker.organisationId,
  askedBy: asker.askedBy,
  reference: referenceFrom(
    Uint8Array.from({ length: 7 }, () => Math.floor(dice.next() * 256)),
    'AV',
  ),
  regionId: need.regionId,
  need,
  titleFrom: titleInfo[need.title].term ? localDate(openedAt) : null,
  titleExtended: false,
  tried: [],
  note,
  state: 'open',
  openedAt,
  placedAt: null,
  currentUnitId: null,
  currentProviderId: null,
  endedAt: null,
  endReason: null,
  version: 0,
});

interface Chosen {
  mode: 'together' | 'inTurn';
  channel: Channel;
  reasons: WeighingReason[];
  place: number;
  dice: Dice;
}

export const blankAttempt = (
  number: number,
  { id, organisationId, askedBy, regionId }: RequestRow,
  ward: Ward,
  madeAt: Date,
  { mode, channel, reasons, place, dice }: Chosen,
): AttemptRow => ({
  id: namedUuid('demo', 'placement-attempt', number),
  requestId: id,
  organisationId,
  askedBy,
  providerId: ward.providerId,
  unitId: ward.id,
  regionId,
  state: 'queued',
  mode,
  channel,
  place,
  madeAt,
  askedAt: null,
  seenAt: null,
  consideringAt: null,
  answeredAt: null,
  answerChannel: null,
  dueAt: null,
  overdueAt: null,
  missing: [],
  refusalReason: null,
  contradictions: [],
  proposedFrom: null,
  expectedOn: null,
  lapse: null,
  bedsWhenAsked: null,
  bedsWhenAnswered: null,
  shownFree: null,
  offered: null,
  weighing: { reasons, note: null },
  chosenOn: chosenOn(place, dice),
  holdId: null,
  admittedAt: null,
  alreadyCounted: null,
  endedAt: null,
  version: 0,
});

export const blankHold = (
  number: number,
  { id, organisationId, askedBy }: RequestRow,
  ward: Ward,
  { at, until }: { at: Date; until: Date },
): HoldRow => ({
  id: namedUuid('demo', 'placement-hold', number),
  requestId: id,
  organisationId,
  askedBy,
  providerId: ward.providerId,
  unitId: ward.id,
  state: 'active',
  placedAt: at,
  expiresAt: until,
  promisedAt: null,
  endedAt: null,
  toldAt: null,
});

/** What the ward showed at that moment. */
export const bedsOf = ({ operational }: DemoWard, at: Date, free: number): BedsThen => ({
  at: at.toISOString(),
  free,
  operational,
  occupied: Math.max(0, operational - free),
  held: 0,
  admissionStop: false,
  freshness: 'fresh',
  shownFree: free > 0,
});

/** Points that could have been: what they stand for is shown, what they were is invented. The sum is the score here too. */
function chosenOn(rank: number, dice: Dice): AttemptRow['chosenOn'] {
  const term = (name: AttemptRow['chosenOn']['terms'][number]['term'], most: number) => ({
    term: name,
    points: Math.round(dice.between(most / 3, most)),
    most,
    value: null,
  });
  const terms = [term('distance', 30), term('truth', 25), term('freeBeds', 10), term('freshness', 10)];
  return { rank, score: terms.reduce((sum, { points }) => sum + points, 0), terms, unknown: [], excludedBy: [] };
}
