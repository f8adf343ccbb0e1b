import { administrationOperations } from '../administration/administration.operations.js';
import { bedbaseOperations } from '../bedbase/bedbase.operations.js';
import { capacityOperations } from '../capacity/capacity.operations.js';
import { coordinationOperations } from '../coordination/coordination.operations.js';
import { directoryOperations } from '../directory/directory.operations.js';
import { interestOperations } from '../interest/interest.operations.js';
import { jobOperations } from '../jobs/jobs.operations.js';
import type { Operation } from '../kernel/operation.js';
import { ketenveldnormOperations } from '../ketenveldnorm/ketenveldnorm.operations.js';
import { oversightOperations } from '../oversight/oversight.operations.js';
import { platformOperations } from '../kernel/platform.operations.js';
import { personOperations } from '../person/person.operations.js';
import { placementOperations } from '../placement/placement.operations.js';
import { privacyOperations } from '../privacy/privacy.operations.js';
import { safetynetOperations } from '../safetynet/safetynet.operations.js';
import { deliveryOperations } from '../stepdown/delivery/delivery.operations.js';
import { chainOperations } from '../stepdown/chain/chain.operations.js';
import { chainProposalOperations } from '../stepdown/chain/proposal.operations.js';
import { homesOperations } from '../stepdown/homes/homes.operations.js';
import { stepdownOperations } from '../stepdown/stepdown.operations.js';
import { vptMonitorOperations } from '../stepdown/vpt/vpt-monitor.operations.js';
import { arrangementOperations } from '../stepdown/arrangement/arrangement.operations.js';
import { waitOperations } from '../stepdown/waiting/wait.operations.js';

/** Everything that can be asked, of every feature. A route or a socket event without an entry here fails the build. */
export const operations = {
  ...platformOperations,
  ...directoryOperations,
  ...capacityOperations,
  ...personOperations,
  ...jobOperations,
  ...oversightOperations,
  ...privacyOperations,
  ...bedbaseOperations,
  ...administrationOperations,
  ...placementOperations,
  ...coordinationOperations,
  ...stepdownOperations,
  ...deliveryOperations,
  ...waitOperations,
  ...arrangementOperations,
  ...homesOperations,
  ...chainOperations,
  ...chainProposalOperations,
  ...ketenveldnormOperations,
  ...safetynetOperations,
  ...vptMonitorOperations,
  ...interestOperations,
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

export const operationOf = (id: OperationId): Operation => operations[id];
