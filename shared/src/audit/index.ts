export * from './audit.contract.js';
export * from './audit.terms.js';
