import { noticeTopics, type MadeWebhook, type NoticeTopic } from '@ketenzicht/shared/coordination';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { SomeOf } from '../../ui/Choices.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { toldTexts } from '../told/told.texts.js';
import { makeWebhook, webhooksQuery } from './webhook.queries.js';
import { useWebhookProblem, webhookTexts } from './webhook.texts.js';

const focusOnce = (field: HTMLInputElement | null) => field?.focus();
/** What is told to organisations; the rest is between people. */
const ofOrganisations = noticeTopics.filter((topic) => topic === 'placementAsked' || topic === 'holdEnds');

export function WebhookForm({ onDone }: { onDone: (made?: MadeWebhook) => void }) {
  const t = useTexts(webhookTexts);
  const say = useTexts(toldTexts);
  const problem = useWebhookProblem();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [topics, setTopics] = useState<NoticeTopic[]>(ofOrganisations);
  const make = useMutation({
    mutationFn: () => makeWebhook({ url, topics }),
    // The secret stands on the screen that is left, and nowhere else.
    gcTime: 0,
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      onDone(made);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className="card mt-5 grid gap-4 p-5 lg:p-6">
      {make.isError && <Warning className="m-0">{problem(make.error)}</Warning>}
      <label className="field">
        {t('url')}
        <input
          type="url"
          placeholder="https://"
          autoComplete="off"
          maxLength={500}
          required
          ref={focusOnce}
          value={url}
          onChange={(event) => setUrl(event.target.value.trim())}
        />
      </label>
      <SomeOf
        legend={t('topics')}
        values={ofOrganisations}
        value={topics}
        say={(topic) => say(`topic.${topic}`)}
        onChange={setTopics}
      />
      <FormActs
        act={make.isPending ? t('busy') : t('save')}
        cancel={t('close')}
        busy={make.isPending || topics.length === 0}
        onCancel={() => onDone()}
      />
    </form>
  );
}
