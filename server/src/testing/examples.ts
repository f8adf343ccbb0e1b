import { capacityExamples } from './capacity.examples.js';
import { directoryExamples } from './directory.examples.js';
import { platformExamples } from './platform.examples.js';
import { privacyExamples } from './privacy.examples.js';
import type { Examples } from './example.js';

/** Of every feature; the matrix says which one is missing. */
export const examples: Examples = {
  ...platformExamples,
  ...directoryExamples,
  ...capacityExamples,
  ...privacyExamples,
};

/** Operations that no HTTP route asks for: where they are asked instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'live.follow': 'socket event `follow`, see docs/asyncapi.json',
  'openapi.read': 'the document does not describe itself',
};
