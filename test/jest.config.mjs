/** Faults and conformance; the journeys have a runner of their own. Real processes are killed here: one file after the other. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/faults', '<rootDir>/conformance'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  maxWorkers: 1,
  testTimeout: 120_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};
