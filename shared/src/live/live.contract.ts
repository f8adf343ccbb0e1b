import { z } from 'zod';
import { capacitySchema } from '../capacity/capacity.contract.js';
import { wardSchema } from '../directory/directory.contract.js';

/** Carries the whole new figure of a ward, so that applying it twice or late is harmless: the newest version wins. */
export const capacityReportedSchema = z.object({
  revision: z.int(),
  type: z.literal('capacity.reported'),
  unitId: z.string(),
  capacity: capacitySchema,
});

/** A ward is otherwise than it was, is new or has closed: take a new board. Carries the ward, so that every server knows it without asking. */
export const wardChangedSchema = z.object({
  revision: z.int(),
  type: z.literal('ward.changed'),
  unitId: z.string(),
  ward: wardSchema,
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type WardChanged = z.infer<typeof wardChangedSchema>;

/** Everything that may travel to a browser. Each feature adds its own schema; there is no central switch. */
export const changeSchema = z
  .discriminatedUnion('type', [capacityReportedSchema, wardChangedSchema])
  .meta({ id: 'Change' });
export type Change = z.infer<typeof changeSchema>;
export type CapacityReported = z.infer<typeof capacityReportedSchema>;

/** Of changes of every kind those that bring a figure. */
export const isFigure = (change: Change): change is CapacityReported => change.type === 'capacity.reported';

/**
 * One frame. It brings a client that holds any revision >= `from` up to `to`; several reports of one ward may be merged into the newest.
 * A client that holds less than `from` has a gap: it asks `follow {since}` again.
 */
export const changesSchema = z
  .object({ from: z.int(), to: z.int(), changes: z.array(changeSchema) })
  .meta({ id: 'Changes' });
export type Changes = z.infer<typeof changesSchema>;

export const heartbeatSchema = z.object({ serverTime: z.string(), revision: z.int() }).meta({ id: 'Heartbeat' });
export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** `since`: the revision of the board you hold. `directory`: another register than your own, for those who may open it. */
export const followSchema = z
  .strictObject({ since: z.int().min(0).optional(), directory: z.string().max(100).optional() })
  .meta({ id: 'Follow' });
export type Follow = z.infer<typeof followSchema>;

export const followedSchema = z
  .union([
    z.object({ revision: z.int(), changes: z.array(changeSchema) }),
    z.object({ revision: z.int(), reload: z.literal(true) }),
  ])
  .meta({ id: 'Followed' });
export type Followed = z.infer<typeof followedSchema>;

/** Something on a desk of yours is otherwise than it was: ask for it again. Names the matter by its random id and says nothing about it. */
export const deskChangedSchema = z
  .object({
    desk: z.enum(['placement', 'coordination', 'told', 'ketenveldnorm', 'safetynet', 'homes', 'waits']),
    subject: z.string(),
  })
  .meta({ id: 'DeskChanged' });
export type DeskChanged = z.infer<typeof deskChangedSchema>;
