export * from './directory.contract.js';
export * from './directory.policy.js';
export * from './directory.rules.js';
export * from './directory.terms.js';
export * from './distance.js';
export * from './neighbours.js';
