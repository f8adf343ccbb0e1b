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

export const pushSubscriptionSchema = z
  .strictObject({
    endpoint: z.url().max(1_000),
    keys: z.strictObject({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  })
  .meta({ id: 'PushSubscription' });

export const webhookInputSchema = z
  .strictObject({ url: z.url().max(500), topics: z.array(z.enum(noticeTopics)).min(1) })
  .meta({ id: 'WebhookInput' });
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
