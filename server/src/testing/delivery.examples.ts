import type { Examples } from './example.js';

export const deliveryExamples: Examples = {
  'delivery.rules': { own: () => ({}) },
  'delivery.judge': { own: () => ({ body: { on: '2026-11-23', law: 'wlz', profile: 'vv5' } }) },
};
