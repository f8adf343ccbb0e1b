export * from './actor.js';
export * from './contract.js';
export * from './input.js';
export * from './operation.js';
export * from './rule-error.js';
export * from './session.contract.js';
export * from './session.policy.js';
export * from './time.js';
