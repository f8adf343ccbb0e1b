export * from './article.contract.js';
export * from './case.contract.js';
export * from './coordination.operations.js';
export * from './coordination.policy.js';
export * from './coordination.terms.js';
export * from './figures.contract.js';
export * from './notice.contract.js';
export * from './signal.contract.js';
