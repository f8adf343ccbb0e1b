import { LoginService } from './login.service.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessions } from './own-sessions.js';
import { ProofService } from './proof.service.js';
import { FactorCheck } from './second-factor/factor-check.js';
import { FactorController } from './second-factor/factor.controller.js';
import { FactorService } from './second-factor/factor.service.js';
import { SessionController } from './session.controller.js';
import { SessionEndings } from './session.endings.js';
import { SessionGuard } from './session.guard.js';
import { SessionJobs } from './session.jobs.js';
import { SessionOpening } from './session.opening.js';
import { SessionService } from './session.service.js';

/** Who somebody is, how sure we are, and for how long. */
export const authControllers = [SessionController, OwnSessionsController, FactorController];
export const authProviders = [
  FactorCheck,
  FactorService,
  LoginService,
  OwnSessions,
  ProofService,
  SessionEndings,
  SessionGuard,
  SessionJobs,
  SessionOpening,
  SessionService,
];
/** What features may ask of it. */
export const authExports = [SessionEndings, SessionGuard, SessionOpening, SessionService];
