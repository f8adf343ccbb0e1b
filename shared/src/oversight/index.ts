export * from './case.rules.js';
export * from './extract.rules.js';
export * from './month.rules.js';
export * from './oversight.contract.js';
export * from './review.rules.js';
export * from './review.terms.js';
