export * from './administration.operations.js';
export * from './administration.contract.js';
export * from './administration.policy.js';
export * from './administration.terms.js';
export * from './password.rules.js';
export * from './review.rules.js';
