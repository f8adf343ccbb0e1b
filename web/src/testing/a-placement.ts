import { localDate } from '@ketenzicht/shared/kernel';
import {
  attemptSchema,
  candidateSchema,
  cardSchema,
  matchSchema,
  needSchema,
  requestFileSchema,
  requestSchema,
  truthSchema,
  type Candidate,
  type Match,
  type MatchTerm,
  type Need,
  type PlacementAttempt,
  type PlacementCard,
  type PlacementRequest,
  type RequestFile,
  type TruthScore,
} from '@ketenzicht/shared/placement';
import { aUnit, unitId } from './a-board.js';

/** Plain data of a request, checked against the contract. */
const minute = 60_000;
export const requestId = (number: number): string => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const attemptId = (number: number): string => `20000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const holdId = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const regionId = '40000000-0000-4000-8000-000000000004';
export const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();
export const ahead = (minutes: number): string => ago(-minutes);

export const aNeed = (part: Partial<Need> = {}): Need =>
  needSchema.parse({
    ageBand: '25-39',
    securityLevel: '3',
    targetGroups: ['psychiatry'],
    title: 'crisismaatregel',
    payer: 'unclear',
    urgency: 'crisis',
    reach: 'neighbours',
    regionId,
    neededFrom: localDate(new Date()),
    ...part,
  });

export const someTerms: MatchTerm[] = [
  { term: 'distance', points: 27.3, most: 30, value: 18 },
  { term: 'freeBeds', points: 8, most: 10, value: 2 },
  { term: 'freshness', points: 9.1, most: 10, value: 0.91 },
  { term: 'truth', points: 18, most: 25, value: 0.72 },
  { term: 'intensity', points: 0, most: 5, value: null },
  { term: 'speciality', points: 10, most: 10, value: 0 },
  { term: 'payer', points: 2.5, most: 5, value: 0.5 },
  { term: 'tried', points: 5, most: 5, value: 0 },
];
const scoreOf = (terms: readonly MatchTerm[]): number =>
  terms.reduce((sum, { points }) => sum + Math.round(points * 10), 0) / 10;

export const aCandidate = (number: number, part: Partial<Candidate> = {}): Candidate => {
  const terms = part.terms ?? someTerms;
  return candidateSchema.parse({
    unit: aUnit(number),
    rank: number,
    terms,
    score: scoreOf(terms),
    unknown: [],
    obstacles: [],
    distanceKm: 18.2,
    payerFlag: false,
    ...part,
  });
};

export const aMatch = (part: Partial<Match> = {}): Match =>
  matchSchema.parse({
    revision: 100,
    at: new Date().toISOString(),
    considered: 42,
    assignable: [],
    unknown: [],
    notNow: [],
    almost: [],
    more: { assignable: 0, unknown: 0, notNow: 0, almost: 0 },
    excludedBy: {},
    excludedCount: 0,
    ...part,
  });

export const aRequest = (part: Partial<PlacementRequest> = {}): PlacementRequest =>
  requestSchema.parse({
    id: requestId(1),
    reference: 'AV-7F3K-92QD',
    version: 1,
    state: 'open',
    need: aNeed(),
    titleFrom: null,
    titleUntil: null,
    titleExtended: false,
    titleEnds: null,
    tried: [],
    note: null,
    organisationId: 'fivoor',
    organisationName: 'Crisisdienst Midden',
    openedAt: ago(12),
    currentUnitId: null,
    endedAt: null,
    endReason: null,
    mayChange: true,
    ...part,
  });

export const anAttempt = (number: number, part: Partial<PlacementAttempt> = {}): PlacementAttempt =>
  attemptSchema.parse({
    id: attemptId(number),
    requestId: requestId(1),
    unitId: unitId(number),
    unitName: `Afdeling ${number}`,
    providerId: 'fivoor',
    providerName: 'Fivoor',
    phone: '+31302256010',
    version: 1,
    state: 'asked',
    channel: 'system',
    place: number,
    mode: 'together',
    askedAt: ago(8),
    seenAt: null,
    consideringAt: null,
    answeredAt: null,
    endedAt: null,
    dueAt: ahead(600),
    missing: [],
    refusal: null,
    contradictions: [],
    proposedFrom: null,
    expectedOn: null,
    lapse: null,
    hold: null,
    bedsWhenAsked: null,
    bedsWhenAnswered: null,
    weighing: null,
    chosenOn: null,
    alreadyCounted: null,
    admittedAt: null,
    ...part,
  });

export const aHold = (number: number, minutes: number) => ({
  id: holdId(number),
  requestId: requestId(1),
  unitId: unitId(number),
  state: 'active' as const,
  placedAt: ago(2),
  expiresAt: ahead(minutes),
  endedAt: null,
});

export const aFile = (part: Partial<RequestFile> = {}): RequestFile =>
  requestFileSchema.parse({ request: aRequest(), attempts: [], steps: [], hold: null, ...part });

export const aCard = (number: number, part: Partial<PlacementCard> = {}): PlacementCard =>
  cardSchema.parse({
    requestId: requestId(number),
    reference: `AV-7F3K-92Q${number}`,
    state: 'open',
    need: aNeed(),
    organisationName: 'Crisisdienst Midden',
    openedAt: ago(12 * number),
    nextActor: 'referrer',
    next: 'ask',
    dueAt: null,
    clock: 'none',
    attempts: [],
    ...part,
  });

const seldom = { of: 0, open: 0, median: null, p90: null };
export const aTruth = (number: number, part: Partial<TruthScore> = {}): TruthScore =>
  truthSchema.parse({
    unitId: unitId(number),
    regionId: null,
    from: ago(60 * 24 * 90),
    to: ago(0),
    offered: { of: 16, yes: 14, share: 0.875, low: 0.64, high: 0.965 },
    timeToSeen: seldom,
    timeToAnswer: seldom,
    contradictions: 0,
    preview: false,
    ...part,
  });
