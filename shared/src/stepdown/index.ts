export * from './stepdown.contract.js';
export * from './stepdown.policy.js';
export * from './stepdown.rules.js';
export * from './stepdown.terms.js';
