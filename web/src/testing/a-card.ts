import {
  attemptSchema,
  cardSchema,
  holdSchema,
  needSchema,
  requestFileSchema,
  type Hold,
  type Need,
  type PlacementAttempt,
  type PlacementCard,
  type RequestFile,
} from '@ketenzicht/shared/placement';
import { unitId } from './a-board.js';

/* Plain data about requests for a place, checked against the contract. */

const id = (kind: string, number: number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const requestId = (number: number) => id('a', number);
export const attemptId = (number: number) => id('b', number);
const since = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const aNeed = (part: Partial<Need> = {}): Need =>
  needSchema.parse({
    ageBand: '25-39',
    sex: 'male',
    securityLevel: '2-hoog',
    careIntensity: 'C',
    targetGroups: ['psychiatry'],
    title: 'zorgmachtiging',
    payer: 'unclear',
    urgency: 'regular',
    reach: 'neighbours',
    regionId: 'arrondissement:AR04',
    neededFrom: '2026-11-22',
    ...part,
  });

export const aHold = (part: Partial<Hold> = {}): Hold =>
  holdSchema.parse({
    id: id('c', 1),
    requestId: requestId(1),
    unitId: unitId(1),
    state: 'active',
    placedAt: since(20),
    expiresAt: since(-38),
    endedAt: null,
    ...part,
  });

export const anAttempt = (number: number, part: Partial<PlacementAttempt> = {}): PlacementAttempt =>
  attemptSchema.parse({
    id: attemptId(number),
    requestId: requestId(number),
    unitId: unitId(1),
    unitName: 'FPA Utrecht',
    providerId: 'fivoor',
    providerName: 'Fivoor',
    phone: '+31302256010',
    version: 1,
    state: 'asked',
    channel: 'system',
    place: 1,
    mode: 'together',
    askedAt: since(20),
    seenAt: null,
    consideringAt: null,
    answeredAt: null,
    endedAt: null,
    dueAt: since(-300),
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

export const aCard = (
  number: number,
  part: Partial<PlacementCard> = {},
  attempt: Partial<PlacementAttempt> = {},
): PlacementCard =>
  cardSchema.parse({
    requestId: requestId(number),
    reference: `AV-7F3K-92Q${number}`,
    state: 'open',
    need: aNeed(),
    organisationName: 'GGZ Centraal',
    openedAt: since(60),
    nextActor: 'ward',
    next: 'answer',
    dueAt: since(-300),
    clock: 'answer',
    attempts: [anAttempt(number, attempt)],
    ...part,
  });

/** The file behind a card, as the ward that was asked sees it. */
export const aFile = (card: PlacementCard, attempt: PlacementAttempt, part: Partial<RequestFile['request']> = {}) =>
  requestFileSchema.parse({
    request: {
      id: card.requestId,
      reference: card.reference,
      version: 1,
      state: card.state,
      need: card.need,
      titleFrom: '2026-11-01',
      titleUntil: '2026-12-20',
      titleExtended: false,
      titleEnds: '2026-12-20',
      tried: [],
      note: null,
      organisationId: null,
      organisationName: card.organisationName,
      openedAt: card.openedAt,
      currentUnitId: null,
      endedAt: null,
      endReason: null,
      mayChange: false,
      ...part,
    },
    attempts: [attempt],
    steps: [],
    hold: null,
  });
