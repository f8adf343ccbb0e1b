import type { Operation } from '../kernel/operation.js';

/** A request names nobody, but it is about one person: class C2. */
const care = { dataClass: 'C2', activity: 'placement' } as const;
const own = { ...care, object: 'own' } as const;
/** Who looks for a place: a referrer, a provider for somebody it cannot keep, and the two who help when that is stuck. */
const seekers = ['referrer', 'provider', 'nationalCoordinator', 'chainDirector'] as const;
const wards = ['provider'] as const;
/** The other side may write down what was said by telephone. */
const both = ['referrer', 'provider', 'nationalCoordinator'] as const;
const readers = [...seekers, 'privacyOfficer'] as const;

export const placementOperations = {
  'placement.match': { dataClass: 'C1', activity: 'placement', who: seekers },
  'placement.list': { ...care, who: seekers },
  'placement.find': { ...care, who: seekers },
  'placement.make': { ...care, who: seekers },
  'placement.read': { ...own, who: seekers },
  'placement.change': { ...own, who: seekers },
  'placement.end': { ...own, who: seekers },
  'placement.transfer': { ...own, who: seekers },
  'placement.rematch': { ...own, who: seekers },
  'placement.hold': { ...own, who: seekers },
  'placement.release': { ...own, who: seekers },
  'placement.extend': { ...own, who: wards },
  'placement.ask': { ...own, who: seekers },
  'placement.inbox': { ...care, who: wards },
  /** A number on every screen of a ward: about nobody, so that looking at it is no look. */
  'placement.waiting': { dataClass: 'C1', activity: 'placement', who: wards },
  'attempt.see': { ...own, who: wards },
  'attempt.consider': { ...own, who: both },
  'attempt.await': { ...own, who: wards },
  'attempt.answer': { ...own, who: both },
  'attempt.agree': { ...own, who: seekers },
  'attempt.withdraw': { ...own, who: seekers },
  'attempt.admit': { ...own, who: both },
  'attempt.miss': { ...own, who: both },
  'attempt.cancel': { ...own, who: both },
  'attempt.undo': { ...own, who: wards },
  'placement.truth': { dataClass: 'C1', activity: 'placement', who: readers },
  'placement.figures': {
    dataClass: 'C0',
    activity: 'placement',
    who: [...readers, 'ministry', 'adviser', 'administrator'],
  },
} as const satisfies Record<string, Operation>;
