import type { Examples } from './example.js';

export const coordinationFiguresExamples: Examples = {
  'knelpunt.figures': { own: () => ({ query: '?from=2026-01-01&to=2026-01-31' }) },
  'knelpunt.export': { own: () => ({ query: '?from=ministry' }) },
};
