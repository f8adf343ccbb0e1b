export * from './figures.contract.js';
export * from './privacy.contract.js';
export * from './processing-register.js';
export * from './request.rules.js';
export * from './request.terms.js';
export * from './retention.rules.js';
export * from './retention.terms.js';
export * from './small-cells.rules.js';
