export * from './person.contract.js';
export * from './person.operations.js';
export * from './person.policy.js';
export * from './person.rules.js';
export * from './person.terms.js';
export * from './reference.rules.js';
