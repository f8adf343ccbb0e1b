import { defaultSignalSettings } from '@ketenzicht/shared/coordination';
import type { Examples } from './example.js';

const settings = { ...defaultSignalSettings, mostAtOnce: 100_000 };

export const signalExamples: Examples = {
  'signal.list': { own: () => ({}) },
  'signal.rules': { own: () => ({}) },
  'signal.replay': { own: () => ({ body: { settings, days: 7 } }) },
  'signal.adopt': { own: () => ({ body: { settings, reason: 'Na overleg met de regio’s.' } }) },
};
