import {
  caseCardSchema,
  caseFileSchema,
  caseSchema,
  type CaseCard,
  type CaseFile,
  type CoordinationCase,
} from '@ketenzicht/shared/coordination';
import { ago, ahead, regionId } from './a-placement.js';

/** Plain data of a case, checked against the contract. */
export const caseId = (number: number): string => `50000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const sanne = { id: 'sanne', name: 'Sanne Bakker', role: 'nationalCoordinator', organisationName: null };
export const joris = { id: 'joris', name: 'Joris Smit', role: 'chainDirector', organisationName: 'Fivoor' };

export const aCase = (number: number, part: Partial<CoordinationCase> = {}): CoordinationCase =>
  caseSchema.parse({
    id: caseId(number),
    reference: `CP-7F3K-92Q${number}`,
    version: 3,
    kind: 'knelpunt',
    title: `Geen bed niveau 3, melding ${number}`,
    summary: null,
    urgency: 'regular',
    cause: 'noBed',
    regionId,
    securityLevel: '3',
    targetGroup: 'psychiatry',
    state: 'open',
    rung: 'national',
    rungSince: ago(600),
    deadline: ahead(60 * 6),
    pausedUntil: null,
    pauseReason: null,
    owner: sanne,
    openedBy: joris,
    openedAt: ago(60 * 60),
    closedAt: null,
    outcome: null,
    tookMinutes: null,
    nextStep: null,
    facts: {},
    links: [],
    mayAct: true,
    ...part,
  });

export const aCaseCard = (number: number, part: Partial<CaseCard> = {}): CaseCard =>
  caseCardSchema.parse({ ...aCase(number), openTasks: 0, lastStepAt: ago(30), watching: [], ...part });

export const aCaseFile = (part: Partial<CaseFile> = {}): CaseFile =>
  caseFileSchema.parse({
    case: aCase(1),
    steps: [{ id: 1, at: ago(3600), kind: 'opened', by: 'Joris Smit', byClock: false, text: null, detail: {} }],
    tasks: [],
    participants: [],
    conferences: [],
    watching: [],
    candidates: [sanne, joris],
    ...part,
  });
