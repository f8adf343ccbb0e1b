export * from './dossier.rules.js';
export * from './ledger.rules.js';
export * from './safetynet.contract.js';
export * from './safetynet.operations.js';
export * from './safetynet.policy.js';
export * from './safetynet.terms.js';
export * from './use.rules.js';
