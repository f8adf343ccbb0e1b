export * from './live.contract.js';
