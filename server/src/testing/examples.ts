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
  'register.read',
  'retention.read',
  'retention.try',
  'retention.change',
  'retention.decide',
  'hold.place',
  'hold.lift',
  'subjectRequest.list',
  'subjectRequest.open',
  'subjectRequest.refuse',
  'person.restrict',
  'person.release',
  'person.erase',
  'person.eraseSecond',
  'personExport.prepare',
  'personExport.take',
  'recipientNotice.list',
  'figures.read',
  'session.list',
  'session.second_factor',
  'session.stay',
  'session.prove',
  'session.wall',
  'session.end',
  'factor.list',
  'factor.add',
  'factor.remove',
  'factor.recovery',
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
  'person.register',
  'person.search',
  'person.read',
  'person.correct',
  'person.reveal',
  'person.breakGlass',
  'relation.candidates',
  'relation.add',
  'relation.end',
  'notice.list',
  'notice.count',
  'notice.seen',
  'oidc.login',
  'oidc.callback',
  'oidc.logout',
  'oidc.end_sessions',
  'oidc.keys',
  'token.give',
  'token.describe',
] as const);
