import { z } from 'zod';
import { noticeChannels, noticeTopics } from './coordination.terms.js';

/** Something that somebody should know. Never what it is about in the message itself: a topic, a random reference and a way there. */
export const deskNoticeSchema = z
  .object({
    id: z.string(),
    topic: z.enum(noticeTopics),
    reference: z.string(),
    path: z.string(),
    at: z.string(),
    urgent: z.boolean(),
    acknowledgedAt: z.string().nullable(),
  })
  .meta({ id: 'DeskNotice' });
export type DeskNotice = z.infer<typeof deskNoticeSchema>;

export const toldSchema = z.object({ open: z.int(), notices: z.array(deskNoticeSchema) }).meta({ id: 'Told' });
export type Told = z.infer<typeof toldSchema>;

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:30');
export const preferencesSchema = z
  .strictObject({
    /** Where one is told, by topic; the app always. */
    channels: z.partialRecord(z.enum(noticeTopics), z.array(z.enum(noticeChannels))),
    /** Nothing by mail or push then, but for a crisis. Dutch time. */
    quiet: z.strictObject({ from: clockSchema, to: clockSchema }).nullable(),
    email: z.email().max(200).nullable(),
    language: z.enum(['nl', 'en']),
  })
  .meta({ id: 'NoticePreferences' });
export type NoticePreferences = z.infer<typeof preferencesSchema>;

/** What one chose, and what this installation can do. */
export const myPreferencesSchema = preferencesSchema
  .extend({
    /** Whether this installation sends e-mail at all. */
    mail: z.boolean(),
    /** The public key for web push, base64url. */
    pushKey: z.string(),
    /** How many browsers are subscribed. */
    pushes: z.int(),
  })
  .meta({ id: 'MyNoticePreferences' });
export type MyNoticePreferences = z.infer<typeof myPreferencesSchema>;
export const triedSchema = z.object({ reached: z.int(), failed: z.int() }).meta({ id: 'PushTried' });
export type PushTried = z.infer<typeof triedSchema>;

/** So many bytes: a key of another length would fail only when something has to be said. */
const base64url = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .length(Math.ceil((bytes * 4) / 3));

export const pushSubscriptionSchema = z
  .strictObject({
    endpoint: z.url().max(1_000),
    keys: z.strictObject({ p256dh: base64url(65), auth: base64url(16) }),
  })
  .meta({ id: 'PushSubscription' });
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionSchema>;
export const pushEndpointSchema = pushSubscriptionSchema.pick({ endpoint: true }).meta({ id: 'PushEndpoint' });

export const webhookInputSchema = z
  .strictObject({ url: z.url().max(500), topics: z.array(z.enum(noticeTopics)).min(1).max(20) })
  .meta({ id: 'WebhookInput' });
export type WebhookInput = z.infer<typeof webhookInputSchema>;
export const webhookSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    url: z.string(),
    topics: z.array(z.enum(noticeTopics)),
    createdAt: z.string(),
    lastOkAt: z.string().nullable(),
    failing: z.boolean(),
    pausedAt: z.string().nullable(),
    waiting: z.int(),
    dead: z.int(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookSchema>;
/** The secret is shown this once. */
export const madeWebhookSchema = webhookSchema.extend({ secret: z.string() }).meta({ id: 'MadeWebhook' });
export type MadeWebhook = z.infer<typeof madeWebhookSchema>;
export const deliverySchema = z
  .object({
    id: z.string(),
    topic: z.enum(noticeTopics),
    madeAt: z.string(),
    tries: z.int(),
    nextAt: z.string().nullable(),
    doneAt: z.string().nullable(),
    deadAt: z.string().nullable(),
    lastStatus: z.string().nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof deliverySchema>;
