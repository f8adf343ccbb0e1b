import type { Operation } from '../../kernel/operation.js';

/** Nobody is named, but each step is about one person: class C2. */
const care = { dataClass: 'C2', activity: 'chains' } as const;
const own = { ...care, object: 'own' } as const;
const proposers = ['nationalCoordinator', 'chainDirector'] as const;
/** The sides of a step: the organisation of a ward or of a VPT team, whoever asked for a place, and who keeps the offer for a landlord. */
const parties = ['provider', 'referrer', ...proposers] as const;

export const chainProposalOperations = {
  'chain.propose': { ...care, who: proposers },
  'chain.mine': { ...care, who: parties },
  'chain.read': { ...own, who: parties },
  'chain.say': { ...own, who: parties },
  'chain.carry': { ...own, who: parties },
  'chain.undo': { ...own, who: parties },
  'chain.withdraw': { ...own, who: proposers },
} as const satisfies Record<string, Operation>;
