import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { newTraceId, policyVersion, type NewLine } from './access-log.js';

interface JobDid {
  at: Date;
  job: string;
  event: string;
  action: AuditAction;
  /** Entry of the processing register; the log's own jobs are oversight. */
  activity?: string;
  text?: string;
  objects: AuditObject[];
}

/** What the system did by itself: nobody's account, and the job's name as where it came from. */
export const jobLine = ({ at, job, event, action, activity = 'oversight', text, objects }: JobDid): NewLine => ({
  occurredAt: at.toISOString(),
  event,
  action,
  outcome: 0,
  activity,
  actorId: null,
  role: null,
  organisationId: null,
  onBehalfOf: null,
  purpose: 'service',
  purposeText: text ?? null,
  policy: event,
  policyVersion,
  decision: 'allowed',
  relationBasis: 'none',
  accessPointType: 'job',
  accessPointId: job,
  sessionRef: null,
  emergency: false,
  emergencyReason: null,
  objects,
  traceId: newTraceId(),
});
