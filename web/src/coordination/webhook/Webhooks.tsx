import type { MadeWebhook } from '@ketenzicht/shared/coordination';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { Loading } from '../../ui/Loading.js';
import { Notice } from '../../ui/Notice.js';
import { WebhookCard } from './WebhookCard.js';
import { WebhookForm } from './WebhookForm.js';
import { webhooksQuery } from './webhook.queries.js';
import { useWebhookProblem, webhookTexts } from './webhook.texts.js';

/** "Welke systemen krijgen bericht?": each with whether it works, and what did not arrive. */
export function Webhooks() {
  const t = useTexts(webhookTexts);
  const problem = useWebhookProblem();
  const { data, error, refetch } = useQuery(webhooksQuery);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeWebhook>();
  if (error)
    return <Notice title={t('failed')} text={problem(error)} action={t('again')} onAction={() => void refetch()} />;
  if (!data) return <Loading>{t('loading')}</Loading>;
  const done = (webhook?: MadeWebhook) => {
    setMaking(false);
    setMade(webhook);
  };
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="max-w-2xl">
          <h1 className="text-[28px] leading-tight font-bold">{t('title')}</h1>
          <p className="m-0 mt-1 text-mute">{t('help')}</p>
        </div>
        {!making && !made && (
          <button type="button" className="button-act" onClick={() => setMaking(true)}>
            {t('add')}
          </button>
        )}
      </header>
      {making && <WebhookForm onDone={done} />}
      {made && <Secret secret={made.secret} onKept={() => setMade(undefined)} />}
      {data.length === 0 && !making && <p className="card mt-5 p-6 text-mute">{t('none')}</p>}
      <div className="mt-5 grid gap-4">
        {data.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </div>
    </>
  );
}

function Secret({ secret, onKept }: { secret: string; onKept: () => void }) {
  const t = useTexts(webhookTexts);
  return (
    <section role="status" className="card mt-5 p-5 lg:p-6">
      <h2 className="m-0 text-lg font-semibold">{t('secretTitle')}</h2>
      <p className="m-0 text-mute">{t('secretHelp')}</p>
      <p className="my-3 rounded-lg border border-edge p-3 font-mono break-all select-all">{secret}</p>
      <button type="button" className="button" onClick={onKept}>
        {t('copied')}
      </button>
    </section>
  );
}
