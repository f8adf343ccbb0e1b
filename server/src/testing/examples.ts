import { oversightExamples } from './oversight.examples.js';
import type { OperationId } from '@ketenzicht/shared/operations';
import { capacityExamples } from './capacity.examples.js';
import { directoryExamples } from './directory.examples.js';
import { personExamples } from './person.examples.js';
import { loginExamples } from './login.examples.js';
import { platformExamples } from './platform.examples.js';
import { privacyExamples } from './privacy.examples.js';
import type { Examples } from './example.js';

/** Of every feature; the matrix says which one is missing. */
export const examples: Examples = {
  ...oversightExamples,
  ...platformExamples,
  ...loginExamples,
  ...directoryExamples,
  ...capacityExamples,
  ...personExamples,
  ...privacyExamples,
};

/** Operations that no HTTP route asks for: where they are asked instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'live.follow': 'socket event `follow`, see docs/asyncapi.json',
  'asyncapi.read': 'the document of the socket',
  'security.contact': '`GET /.well-known/security.txt`',
  'openapi.read': 'the document does not describe itself',
};

/**
 * Operations whose own tests bring sound requests, and the matrix does not yet. They are refused to the wrong roles here all the same, and answer no right
 * role with a refusal; take one out of this list by giving it an example.
 */
export const later: ReadonlySet<OperationId> = new Set([
  'proposals.list',
  'proposal.make',
  'proposal.withdraw',
  'proposal.approve',
  'proposal.refuse',
  'ward.base',
  'ward.phone',
  'accounts.list',
  'account.invite',
  'accounts.export',
  'account.change',
  'account.end',
  'account.end_sessions',
  'account.invite_again',
  'invitation.read',
  'invitation.accept',
  'reviews.list',
  'review.sign',
] as const);
