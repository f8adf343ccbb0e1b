import type { MadeWebhook, Webhook, WebhookDelivery, WebhookInput } from '@ketenzicht/shared/coordination';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

export const webhooksQuery = queryOptions({
  queryKey: ['administration', 'webhooks'],
  queryFn: ({ signal }) => ask<Webhook[]>('/webhooks', { signal }),
});

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: [...webhooksQuery.queryKey, id],
    queryFn: ({ signal }) => ask<WebhookDelivery[]>(`/webhooks/${id}/deliveries`, { signal }),
  });

export const makeWebhook = (body: WebhookInput) => ask<MadeWebhook>('/webhooks', { method: 'POST', body });
export const removeWebhook = (id: string) => ask<void>(`/webhooks/${id}`, { method: 'DELETE' });
export const retryDelivery = (id: string, deliveryId: string) =>
  ask<void>(`/webhooks/${id}/deliveries/${deliveryId}/_retry`, { method: 'POST' });
