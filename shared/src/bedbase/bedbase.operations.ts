import type { Operation } from '../kernel/operation.js';

/** The bed base holds no persons; who proposed and who decided are named beside it, as with a ward's figures. */
const base = { dataClass: 'C1', activity: 'bed-base' } as const;
const proposers = ['provider', 'organisationAdministrator'] as const;
const deciders = ['nationalCoordinator', 'administrator'] as const;

export const bedbaseOperations = {
  'proposals.list': { ...base, who: [...proposers, ...deciders] },
  'proposal.make': { ...base, who: proposers, object: 'own' },
  'proposal.withdraw': { ...base, who: proposers, object: 'own' },
  'proposal.approve': { ...base, who: deciders, object: 'open' },
  'proposal.refuse': { ...base, who: deciders, object: 'open' },
  'ward.base': { ...base, who: 'member', object: 'open' },
  'ward.phone': { ...base, who: proposers, object: 'own' },
} as const satisfies Record<string, Operation>;
