import type { Examples } from './example.js';

/** Well formed, and of nobody: whoever may ask is told so. */
const nobody = '00000000-0000-4000-8000-000000000001';
const request = { path: { id: nobody } };
const unknown = { fine: [404] } as const;

export const privacyExamples: Examples = {
  'register.read': { own: () => ({}) },
  'retention.read': { own: () => ({}) },
  'retention.try': { own: () => ({}) },
  'retention.change': {
    own: () => ({ path: { class: 'persons' }, body: { term: 'P1Y', reason: 'To see whether it is refused' } }),
    fine: [400],
  },
  'retention.decide': { own: () => ({ path: { class: 'persons' }, body: { approve: true } }), fine: [409] },
  'hold.place': { own: () => ({ body: { class: 'entry-efforts', reason: 'A claim that is invented' } }) },
  'hold.lift': { own: () => request, ...unknown },
  'subjectRequest.list': { own: () => ({}) },
  'subjectRequest.open': {
    own: () => ({ body: { reference: 'KZ-0000-0000', kind: 'access', receivedOn: '2026-01-01' } }),
    ...unknown,
  },
  'subjectRequest.refuse': { own: () => ({ ...request, body: { ground: 'notIdentified' } }), ...unknown },
  'subjectRequest.close': { own: () => request, ...unknown },
  'person.restrict': { own: () => ({ ...request, body: { ground: 'unlawful' } }), ...unknown },
  'person.release': { own: () => request, ...unknown },
  'person.erase': { own: () => ({ ...request, body: { ground: 'unlawful' } }), ...unknown },
  'person.eraseSecond': { own: () => ({ ...request, body: { approve: false } }), ...unknown },
  'personExport.prepare': { own: () => request, ...unknown },
  'personExport.take': { own: () => request, ...unknown },
  'recipientNotice.list': { own: () => ({}) },
  'figures.read': { own: () => ({ query: '?by=region' }) },
  'figures.export': { own: () => ({ query: '?by=region' }) },
};
