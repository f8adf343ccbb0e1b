import type { Webhook, WebhookDelivery } from '@ketenzicht/shared/coordination';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts, type Translate } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { Warning } from '../../ui/Warning.js';
import { toldTexts } from '../told/told.texts.js';
import { deliveriesQuery, removeWebhook, retryDelivery, webhooksQuery } from './webhook.queries.js';
import { useWebhookProblem, webhookTexts } from './webhook.texts.js';

function sayState(t: Translate<'paused' | 'failing' | 'fine' | 'untried'>, webhook: Webhook): string {
  if (webhook.pausedAt) return t('paused');
  if (webhook.failing) return t('failing');
  return webhook.lastOkAt ? t('fine', { when: sayMoment(webhook.lastOkAt) }) : t('untried');
}

export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const t = useTexts(webhookTexts);
  const say = useTexts(toldTexts);
  const problem = useWebhookProblem();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const [opened, setOpened] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeWebhook(webhook.id),
    onSettled: () => void queries.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  const needsCare = webhook.failing || webhook.pausedAt !== null || webhook.dead > 0;
  const counts = [
    ...(webhook.waiting > 0 ? [t('waiting', { count: webhook.waiting })] : []),
    ...(webhook.dead > 0 ? [t('dead', { count: webhook.dead })] : []),
  ];
  return (
    <article className="card p-5 lg:p-6" aria-labelledby={`webhook-${webhook.id}`}>
      {remove.isError && <Warning className="mb-3">{problem(remove.error)}</Warning>}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={`webhook-${webhook.id}`} className="m-0 text-lg font-semibold break-all">
            {webhook.url}
          </h2>
          <p className="m-0">{webhook.topics.map((topic) => say(`topic.${topic}`)).join(' · ')}</p>
          <p className={`m-0 text-[15px] ${needsCare ? 'font-semibold text-warn' : 'text-mute'}`}>
            {[sayState(t, webhook), ...counts].join(' · ')}
          </p>
        </div>
        <button
          type="button"
          className="button text-danger"
          disabled={remove.isPending}
          aria-label={sure ? t('removeSure') : t('removeOf', { url: webhook.url })}
          onClick={() => (sure ? remove.mutate() : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {t(sure ? 'removeSure' : 'remove')}
        </button>
      </div>
      <details className="mt-2" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className="min-h-11 py-2 font-semibold">{t('deliveries')}</summary>
        {opened && <Deliveries id={webhook.id} />}
      </details>
    </article>
  );
}

function Deliveries({ id }: { id: string }) {
  const t = useTexts(webhookTexts);
  const problem = useWebhookProblem();
  const { data, error } = useQuery(deliveriesQuery(id));
  if (error) return <Warning className="my-2">{problem(error)}</Warning>;
  if (!data) return <p role="status">{t('loading')}</p>;
  if (data.length === 0) return <p className="m-0 text-mute">{t('noDeliveries')}</p>;
  return (
    <ul role="list" className="m-0 list-none divide-y divide-line p-0">
      {data.map((one) => (
        <Delivery key={one.id} webhookId={id} delivery={one} />
      ))}
    </ul>
  );
}

function Delivery({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const t = useTexts(webhookTexts);
  const say = useTexts(toldTexts);
  const problem = useWebhookProblem();
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryDelivery(webhookId, delivery.id),
    onSettled: () => void queries.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  const state = delivery.doneAt
    ? t('state.done')
    : delivery.nextAt
      ? t('state.waits', { when: sayMoment(delivery.nextAt) })
      : t('state.dead');
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-2">
      <span className="min-w-0">
        {say(`topic.${delivery.topic}`)}
        <span className="block text-[15px] text-mute">
          {[sayMoment(delivery.madeAt), state, t('tries', { count: delivery.tries }), delivery.lastStatus]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {retry.isError && <span className="block text-warn">{problem(retry.error)}</span>}
      </span>
      {delivery.deadAt && (
        <button type="button" className="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
          {t('retry')}
        </button>
      )}
    </li>
  );
}
