import { z } from 'zod';
import { roles } from '../kernel/actor.js';
import { auditActions, auditOutcomes, purposes, relationBases } from './audit.terms.js';

/** ParticipantObject: what it was about. `id` is our pseudonym, never a name or a number of the outside world. */
export const auditObjectSchema = z
  .strictObject({
    type: z.enum([
      'person',
      'case',
      'account',
      'client',
      'ward',
      'log',
      'export',
      'policy',
      'session',
      'search',
      'article',
      'trajectory',
      'paymentDossier',
      'interest',
      'interestRound',
      'wait',
      'arrangement',
      'dwelling',
      'chain',
    ]),
    id: z.string().max(100),
    /** Part of the file, such as `identity` or `relations`. */
    segment: z.string().max(60).optional(),
    /** For searches: the question, with whatever identifies replaced by a keyed hash. */
    query: z.string().max(400).optional(),
    lifecycle: z.enum(['created', 'read', 'changed', 'deleted', 'exported', 'restricted']).optional(),
    /** For changes of rights and settings: the old and the new value (never of clinical content). */
    before: z.string().max(2000).optional(),
    after: z.string().max(2000).optional(),
  })
  .meta({ id: 'AuditObject' });
export type AuditObject = z.infer<typeof auditObjectSchema>;

/** A line with more is no longer one that somebody can read: a longer list is several lines (see `split` in `server/src/platform/database/work.ts`). */
export const mostObjects = 500;

/** One line of the access log; NEN 7513 chapter 7, BIO2 8.15.01. Instants are UTC with milliseconds. */
export const auditLineSchema = z
  .strictObject({
    seq: z.int().min(1),
    occurredAt: z.string(),
    /** EventID: the operation that was asked, such as `person.read`. */
    event: z.string().min(1).max(80),
    action: z.enum(auditActions),
    outcome: z.union(auditOutcomes.map((one) => z.literal(one))),
    /** EventID's purpose in the processing register. */
    activity: z.string().min(1).max(60),
    /** UserID: our account, or null for a stranger at the door. Never reused. */
    actorId: z.string().nullable(),
    role: z.enum(roles).nullable(),
    organisationId: z.string().nullable(),
    /** The responsible person when somebody acts for another. */
    onBehalfOf: z.string().nullable(),
    purpose: z.enum(purposes),
    purposeText: z.string().max(2000).nullable(),
    /** Which rule decided, in which version of the rules, and what. */
    policy: z.string().min(1).max(80),
    policyVersion: z.string().min(1).max(40),
    decision: z.enum(['allowed', 'refused']),
    relationBasis: z.enum(relationBases),
    /** NetworkAccessPoint: an address of the network, or the name of a machine or a job. */
    accessPointType: z.enum(['address', 'machine', 'job']),
    accessPointId: z.string().min(1).max(100),
    /** A keyed hash of the session, never the session. */
    sessionRef: z.string().max(64).nullable(),
    emergency: z.boolean(),
    emergencyReason: z.string().max(60).nullable(),
    objects: z.array(auditObjectSchema).max(mostObjects),
    /** AuditSourceID: this installation and its build. */
    source: z.string().min(1).max(100),
    /** W3C trace context, the same as in the application's log and in problems. */
    traceId: z.string().length(32),
  })
  .meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof auditLineSchema>;
