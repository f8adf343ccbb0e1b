import type { Examples } from './example.js';

export const chainExamples: Examples = {
  'chain.list': { own: () => ({}) },
};
