import type { Operation } from '../kernel/operation.js';

const care = { dataClass: 'C2', activity: 'coordination' } as const;
const own = { ...care, object: 'own' } as const;
/** Who may bring something, and who works on it. */
const bringers = ['provider', 'referrer', 'chainDirector', 'nationalCoordinator'] as const;
const workers = [...bringers, 'adviser', 'ministry'] as const;
const desk = ['nationalCoordinator', 'chainDirector'] as const;
const readers = [...workers, 'organisationAdministrator'] as const;

export const coordinationOperations = {
  'knelpunt.list': { ...care, who: workers },
  'knelpunt.open': { ...care, who: bringers },
  'knelpunt.read': { ...own, who: workers },
  'knelpunt.note': { ...own, who: workers },
  'knelpunt.climb': { ...own, who: workers },
  'knelpunt.lower': { ...own, who: workers },
  'knelpunt.pause': { ...own, who: workers },
  'knelpunt.resume': { ...own, who: workers },
  'knelpunt.take': { ...own, who: workers },
  'knelpunt.hand': { ...own, who: workers },
  'knelpunt.task': { ...own, who: workers },
  'knelpunt.done': { ...own, who: workers },
  'knelpunt.find': { ...own, who: workers },
  'knelpunt.invite': { ...own, who: workers },
  'knelpunt.dismiss': { ...own, who: workers },
  'knelpunt.confer': { ...own, who: workers },
  'knelpunt.decide': { ...own, who: workers },
  'knelpunt.intervene': { ...own, who: [...desk, 'adviser', 'ministry'] },
  'knelpunt.link': { ...own, who: workers },
  'knelpunt.unlink': { ...own, who: workers },
  'knelpunt.answer': { ...own, who: [...desk, 'adviser'] },
  'knelpunt.findAnswers': { ...care, who: workers },
  'knelpunt.close': { ...own, who: workers },
  'knelpunt.reopen': { ...own, who: workers },
  'knelpunt.watch': { ...own, who: workers },
  'signal.list': { dataClass: 'C1', activity: 'coordination', who: [...bringers, 'adviser'] },
  'signal.rules': { dataClass: 'C1', activity: 'coordination', who: ['nationalCoordinator', 'administrator'] },
  'signal.replay': { dataClass: 'C1', activity: 'coordination', who: ['nationalCoordinator', 'administrator'] },
  'signal.adopt': { dataClass: 'C1', activity: 'coordination', who: ['nationalCoordinator'], stepUp: true },
  'article.search': { dataClass: 'C0', activity: 'vraagbaak', who: 'member' },
  'article.read': { dataClass: 'C0', activity: 'vraagbaak', who: 'member', object: 'open' },
  'article.publish': { dataClass: 'C0', activity: 'vraagbaak', who: desk },
  'article.change': { dataClass: 'C0', activity: 'vraagbaak', who: desk, object: 'open' },
  'article.withdraw': { dataClass: 'C0', activity: 'vraagbaak', who: desk, object: 'open' },
  'article.judge': { dataClass: 'C0', activity: 'vraagbaak', who: 'member', object: 'open' },
  'told.list': { dataClass: 'C1', activity: 'telling', who: readers },
  'told.acknowledge': { dataClass: 'C1', activity: 'telling', who: readers, object: 'own' },
  'told.preferences': { dataClass: 'C2', activity: 'telling', who: readers },
  'told.prefer': { dataClass: 'C2', activity: 'telling', who: readers },
  'told.subscribe': { dataClass: 'C2', activity: 'telling', who: readers },
  'told.try': { dataClass: 'C2', activity: 'telling', who: readers },
  'told.unsubscribe': { dataClass: 'C2', activity: 'telling', who: readers },
  'webhook.list': { dataClass: 'C1', activity: 'telling', who: ['organisationAdministrator'] },
  'webhook.make': { dataClass: 'C1', activity: 'telling', who: ['organisationAdministrator'], stepUp: true },
  'webhook.remove': { dataClass: 'C1', activity: 'telling', who: ['organisationAdministrator'], object: 'own' },
  'webhook.deliveries': { dataClass: 'C1', activity: 'telling', who: ['organisationAdministrator'], object: 'own' },
  'webhook.retry': { dataClass: 'C1', activity: 'telling', who: ['organisationAdministrator'], object: 'own' },
  'knelpunt.figures': {
    dataClass: 'C0',
    activity: 'coordination',
    who: [...desk, 'ministry', 'adviser', 'administrator'],
  },
  'knelpunt.export': { ...care, who: ['nationalCoordinator'], stepUp: true },
} as const satisfies Record<string, Operation>;
