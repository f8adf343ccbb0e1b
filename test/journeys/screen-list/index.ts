import { administrationScreens } from './administration.js';
import { arrangementScreens } from './arrangement.js';
import { boardScreens } from './board.js';
import { chainProposalScreens } from './chain-proposal.js';
import { chainScreens } from './chains.js';
import { coordinationScreens } from './coordination.js';
import { deliveryScreens } from './delivery.js';
import { followingDeskScreens } from './following-desk.js';
import { followingFiguresScreens } from './following-figures.js';
import { followingPartiesScreens } from './following-parties.js';
import { handoverScreens } from './handover.js';
import { homesScreens } from './homes.js';
import { identityScreens } from './identity.js';
import { interestScreens } from './interest.js';
import { ketenveldnormScreens } from './ketenveldnorm.js';
import { outflowScreens } from './outflow.js';
import { oversightScreens } from './oversight.js';
import { personScreens } from './person.js';
import { placementScreens } from './placement.js';
import { safetynetScreens } from './safetynet.js';
import { timelineScreens } from './timeline.js';
import { vptMonitorScreens } from './vpt-monitor.js';
import type { Screen } from './screen.js';

/** Every screen of the product, by room. A new screen gets a line here, or it is looked at by nobody. */
export const screens: Screen[] = [
  ...boardScreens,
  ...placementScreens,
  ...coordinationScreens,
  ...safetynetScreens,
  ...outflowScreens,
  ...chainProposalScreens,
  ...chainScreens,
  ...followingFiguresScreens,
  ...oversightScreens,
  ...personScreens,
  ...administrationScreens,
  ...identityScreens,
  ...ketenveldnormScreens,
  ...followingDeskScreens,
  ...handoverScreens,
  ...followingPartiesScreens,
  ...timelineScreens,
  ...vptMonitorScreens,
  ...interestScreens,
  ...deliveryScreens,
  ...homesScreens,
  ...arrangementScreens,
];
