export * from './live.contract.js';
export * from './live.rules.js';
