export * from './board.rules.js';
export * from './capacity.contract.js';
export * from './capacity.policy.js';
export * from './capacity.rules.js';
export * from './report.input.js';
export * from './capacity.terms.js';
export * from './small-wards.rules.js';
