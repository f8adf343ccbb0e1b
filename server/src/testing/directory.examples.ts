import type { Examples } from './example.js';

export const directoryExamples: Examples = {
  'directories.list': { own: () => ({}) },
  'directory.read': { own: () => ({}) },
};
