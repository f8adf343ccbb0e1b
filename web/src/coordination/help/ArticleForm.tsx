import {
  articleSubjects,
  reviewWithinDays,
  type Article,
  type ArticleInput,
  type ArticleSubject,
} from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { namesSomebody, useHelpProblem } from './help.problems.js';
import { helpTexts } from './help.texts.js';
import { Subjects } from './Subjects.js';
import { writeTexts } from './write.texts.js';

interface Props {
  from: Article | null;
  act: string;
  error: Error | null;
  busy: boolean;
  onSend: (input: ArticleInput) => void;
  onCancel: () => void;
}

const today = () => localDate(new Date());

/** One question and its answer. */
export function ArticleForm({ from, act, error, busy, onSend, onCancel }: Props) {
  const t = useTexts(writeTexts);
  const help = useTexts(helpTexts);
  const problem = useHelpProblem();
  const [title, setTitle] = useState(from?.title ?? '');
  const [subject, setSubject] = useState<ArticleSubject | null>(from?.subject ?? null);
  const [body, setBody] = useState(from?.body ?? '');
  const [sources, setSources] = useState((from?.sources ?? []).join('\n'));
  const [reviewOn, setReviewOn] = useState(from && !from.isDue ? from.reviewOn : addLocalDays(today(), 365));
  const [isNobody, setNobody] = useState(false);
  const send = () => {
    if (subject === null) return;
    const cited = sources
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    onSend({ title, subject, body, sources: cited, reviewOn, ...(isNobody && { noPersonalData: true }) });
  };
  return (
    <form
      className="help-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="text-mute">{t('lead')}</p>
      <Labelled label={t('question')} hint={t('questionHelp')}>
        {(described) => (
          <input
            {...described}
            required
            minLength={5}
            maxLength={160}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <Subjects legend={help('subjects')} values={articleSubjects} value={subject} onChange={setSubject} required />
      <Labelled label={t('body')} hint={t('bodyHelp')}>
        {(described) => (
          <textarea
            {...described}
            required
            minLength={20}
            maxLength={10_000}
            rows={10}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('sources')} hint={t('sourcesHelp')}>
        {(described) => (
          <textarea
            {...described}
            rows={3}
            value={sources}
            onChange={(event) => setSources(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('reviewOn')} hint={t('reviewHelp')}>
        {(described) => (
          <input
            {...described}
            type="date"
            required
            className="max-w-48"
            min={addLocalDays(today(), 1)}
            max={addLocalDays(today(), reviewWithinDays)}
            value={reviewOn}
            onChange={(event) => setReviewOn(event.currentTarget.value)}
          />
        )}
      </Labelled>
      {error && <Warning>{problem(error)}</Warning>}
      {(namesSomebody(error) || isNobody) && (
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5" checked={isNobody} onChange={() => setNobody(!isNobody)} />
          {t('noPerson')}
        </label>
      )}
      <FormActs act={act} cancel={t('cancel')} busy={busy} onCancel={onCancel} />
    </form>
  );
}

interface LabelledProps {
  label: string;
  hint: string;
  children: (described: { 'aria-describedby': string }) => ReactNode;
}

function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <label className="field">
      <span>{label}</span>
      {children({ 'aria-describedby': id })}
      <small id={id} className="text-[15px] font-normal text-mute">
        {hint}
      </small>
    </label>
  );
}
