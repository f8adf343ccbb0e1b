import { z } from 'zod';
import { roles } from './actor.js';

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
