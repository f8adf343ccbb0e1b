import { administrationExamples } from './administration.examples.js';
import { articleExamples } from './article.examples.js';
import { bedbaseExamples } from './bedbase.examples.js';
import { handoverExamples } from './handover.examples.js';
import { matchExamples } from './match.examples.js';
import { caseloadExamples } from './caseload.examples.js';
import { capacityExamples } from './capacity.examples.js';
import { coordinationExamples } from './coordination.examples.js';
import { coordinationFiguresExamples } from './coordination-figures.examples.js';
import { deliveryExamples } from './delivery.examples.js';
import { directoryExamples } from './directory.examples.js';
import { followingExamples } from './following.examples.js';
import { interestExamples } from './interest.examples.js';
import { oversightExamples } from './oversight.examples.js';
import { personExamples } from './person.examples.js';
import { loginExamples } from './login.examples.js';
import { placementExamples } from './placement.examples.js';
import { platformExamples } from './platform.examples.js';
import { privacyExamples } from './privacy.examples.js';
import { signalExamples } from './signal.examples.js';
import { safetynetExamples } from './safetynet.examples.js';
import { chainExamples } from './chain.examples.js';
import { chainProposalExamples } from './chain-proposal.examples.js';
import { homesExamples } from './homes.examples.js';
import { stepdownExamples } from './stepdown.examples.js';
import { timelineExamples } from './timeline.examples.js';
import { followingFiguresExamples } from './following-figures.examples.js';
import { toldExamples } from './told.examples.js';
import { truthExamples } from './truth.examples.js';
import { vptMonitorExamples } from './vpt-monitor.examples.js';
import { arrangingExamples } from './arranging.examples.js';
import { waitingExamples } from './waiting.examples.js';
import type { Examples } from './example.js';

/** Of every feature; the matrix says which one is missing. */
export const examples: Examples = {
  ...oversightExamples,
  ...platformExamples,
  ...loginExamples,
  ...coordinationExamples,
  ...directoryExamples,
  ...matchExamples,
  ...capacityExamples,
  ...personExamples,
  ...placementExamples,
  ...administrationExamples,
  ...bedbaseExamples,
  ...privacyExamples,
  ...timelineExamples,
  ...toldExamples,
  ...truthExamples,
  ...signalExamples,
  ...stepdownExamples,
  ...deliveryExamples,
  ...waitingExamples,
  ...arrangingExamples,
  ...homesExamples,
  ...chainExamples,
  ...chainProposalExamples,
  ...articleExamples,
  ...coordinationFiguresExamples,
  ...handoverExamples,
  ...safetynetExamples,
  ...followingExamples,
  ...caseloadExamples,
  ...followingFiguresExamples,
  ...vptMonitorExamples,
  ...interestExamples,
};

/** Operations that no HTTP route asks for: where they are asked instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'live.follow': 'socket event `follow`, see docs/asyncapi.json',
  'asyncapi.read': 'the document of the socket',
  'security.contact': '`GET /.well-known/security.txt`',
  'openapi.read': 'the document does not describe itself',
};
