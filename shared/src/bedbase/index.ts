export * from './bedbase.operations.js';
export * from './bedbase.contract.js';
export * from './bedbase.policy.js';
export * from './bedbase.rules.js';
export * from './bedbase.terms.js';
