import { z } from 'zod';
import { roles } from './actor.js';
import { assuranceLevels } from './operation.js';

export const loginSchema = z
  .strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(500) })
  .meta({ id: 'Login' });
export type Login = z.infer<typeof loginSchema>;

export const actorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    organisationId: z.string().nullable(),
    regionIds: z.array(z.string()),
    directoryId: z.string(),
  })
  .meta({ id: 'Actor' });
export type ActorView = z.infer<typeof actorSchema>;

export const sessionSchema = z
  .object({ token: z.string(), expiresAt: z.string(), actor: actorSchema })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const sessionKinds = ['person', 'wall', 'machine'] as const;

export const loginMethods = ['password', 'oidc', 'client'] as const;
export type LoginMethod = (typeof loginMethods)[number];

/** Who am I, how sure is the server of it, and until when. Instants. */
export const currentSessionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(sessionKinds),
    assurance: z.enum(assuranceLevels),
    /** When it ends if nobody does anything. */
    expiresAt: z.string(),
    /** When it ends whatever anybody does. */
    latestEnd: z.string(),
    /** The last proof of who this is. */
    provedAt: z.string(),
    /** Nothing else works before this login has a second factor. */
    needsFactor: z.boolean(),
    /** With what one logged in: a password here, an identity provider, or a machine's key. */
    method: z.enum(loginMethods),
    /** Of the demo, and so everybody's. */
    demo: z.boolean(),
    /** Of the server, for computers whose clock is wrong. */
    serverTime: z.string(),
    actor: actorSchema,
  })
  .meta({ id: 'CurrentSession' });
export type CurrentSession = z.infer<typeof currentSessionSchema>;

/** One of a person's own sessions. The device is as coarse as one needs to tell two apart. */
export const ownSessionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(sessionKinds),
    device: z.string(),
    address: z.string(),
    createdAt: z.string(),
    activeAt: z.string(),
    expiresAt: z.string(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof ownSessionSchema>;
export const ownSessionsSchema = z.object({ sessions: z.array(ownSessionSchema) }).meta({ id: 'OwnSessions' });
