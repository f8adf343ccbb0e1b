import type { Examples } from './example.js';

export const truthExamples: Examples = {
  'placement.truth': { own: () => ({}) },
  'placement.figures': { own: () => ({ query: '?from=2026-01-01&to=2026-01-31' }) },
};
