import { randomUUID } from 'node:crypto';
import type { Examples } from './example.js';

export const platformExamples: Examples = {
  'about.read': { own: () => ({}) },
  'health.live': { own: () => ({}) },
  'health.ready': { own: () => ({}) },
  'session.open': { own: () => ({ body: { username: randomUUID(), password: 'wrong' } }), fine: [401] },
  'session.read': { own: () => ({}) },
  'session.close': { own: () => ({}) },
};
