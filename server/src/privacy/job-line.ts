import type { AuditLine } from '@ketenzicht/shared/audit';
import type { OperationId } from '@ketenzicht/shared/operations';
import { newTraceId, policyVersion, type NewLine } from '../platform/audit/access-log.js';

/** A line about what the system did by itself: nobody's act, and still in the log. */
export const lineOfJob = (
  job: string,
  at: Date,
  done: Pick<AuditLine, 'action' | 'activity' | 'objects'> & { event: OperationId },
): NewLine => ({
  ...done,
  occurredAt: at.toISOString(),
  outcome: 0,
  actorId: null,
  role: null,
  organisationId: null,
  onBehalfOf: null,
  purpose: 'service',
  purposeText: null,
  policy: done.event,
  policyVersion,
  decision: 'allowed',
  relationBasis: 'none',
  accessPointType: 'job',
  accessPointId: job,
  sessionRef: null,
  emergency: false,
  emergencyReason: null,
  traceId: newTraceId(),
});
