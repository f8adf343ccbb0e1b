import type { Operation } from '../kernel/operation.js';

const officer = ['privacyOfficer'] as const;
const keepers = ['privacyOfficer', 'administrator'] as const;
const terms = { dataClass: 'C1', activity: 'retention', who: keepers } as const;
const requests = { dataClass: 'C2', activity: 'privacy', who: officer } as const;

const figures = {
  dataClass: 'C0',
  activity: 'figures',
  who: ['ministry', 'nationalCoordinator', 'adviser', 'privacyOfficer'],
} as const;

export const privacyOperations = {
  'register.read': { dataClass: 'C1', activity: 'privacy', who: keepers },
  'retention.read': terms,
  'retention.try': terms,
  'retention.change': { ...terms, stepUp: true },
  'retention.decide': { ...terms, stepUp: true },
  'hold.place': { ...terms, who: officer },
  'hold.lift': { ...terms, who: officer, stepUp: true },
  'subjectRequest.list': requests,
  'subjectRequest.open': requests,
  'subjectRequest.refuse': requests,
  'subjectRequest.close': requests,
  'person.restrict': { ...requests, dataClass: 'C3' },
  'person.release': { ...requests, dataClass: 'C3' },
  'person.erase': { ...requests, dataClass: 'C3', stepUp: true },
  'person.eraseSecond': { ...requests, dataClass: 'C3', stepUp: true },
  'personExport.prepare': { ...requests, dataClass: 'C3', stepUp: true },
  'personExport.take': { ...requests, dataClass: 'C3', stepUp: true },
  'recipientNotice.list': { dataClass: 'C2', activity: 'privacy', who: ['provider', 'chainDirector'] },
  'figures.read': figures,
  'figures.export': figures,
} as const satisfies Record<string, Operation>;
