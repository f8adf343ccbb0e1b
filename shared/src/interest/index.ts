export * from './interest.contract.js';
export * from './interest.rules.js';
export * from './interest.terms.js';
export * from './interest.work.js';
