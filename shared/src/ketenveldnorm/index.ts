export * from './desk.contract.js';
export * from './following.rules.js';
export * from './ketenveldnorm.operations.js';
export * from './ketenveldnorm.policy.js';
export * from './ketenveldnorm.terms.js';
export * from './road.rules.js';
export * from './timeline.contract.js';
export * from './trajectory.contract.js';
