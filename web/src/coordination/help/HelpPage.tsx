import { articleSubjects, type ArticleSubject, type Found } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { useSettled } from '../../ui/useSettled.js';
import { AnsweredBefore } from './AnsweredBefore.js';
import { AskPoint } from './AskPoint.js';
import { FoundList } from './FoundList.js';
import { useAnswered, useArticles } from './help.queries.js';
import { namesSomebody } from './help.problems.js';
import { helpTexts } from './help.texts.js';
import { useMay } from './help.words.js';
import { Subjects } from './Subjects.js';
import { writeTexts } from './write.texts.js';
import './help.css';

/** So long a pause, in milliseconds, and the question is put. */
const pause = 250;
/** For whoever comes back from an article. Not in the address: people type names into a search, and addresses are kept. */
const last: { q: string; subject: ArticleSubject | null } = { q: '', subject: null };

/** Search as one types, or look around by subject. */
export function HelpPage() {
  const t = useTexts(helpTexts);
  const may = useMay();
  const [q, type] = useState(last.q);
  const [subject, choose] = useState(last.subject);
  const asked = useSettled(q.trim(), pause);
  const found = useArticles(asked, subject);
  // Questions have no subject: whoever chose one looks among the articles.
  const looksBefore = subject === null && asked !== '' && may('knelpunt.findAnswers');
  const { data: answered = [] } = useAnswered(asked, looksBefore);
  useEffect(() => void Object.assign(last, { q, subject }), [q, subject]);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <div className="help-page">
      <header className="flex flex-wrap items-end gap-4">
        <div className="grow">
          <h1>{t('title')}</h1>
          <p className="text-mute">{t('lead')}</p>
        </div>
        {may('article.publish') && (
          <Link to="/help/new" className="button inline-flex items-center">
            {t('write')}
          </Link>
        )}
      </header>
      <form role="search" className="mt-5 grid gap-4" onSubmit={(event) => event.preventDefault()}>
        <label className="field">
          {t('search')}
          <input
            type="search"
            value={q}
            maxLength={200}
            autoComplete="off"
            aria-describedby="help-search-hint"
            onChange={(event) => type(event.currentTarget.value)}
          />
          <small id="help-search-hint" className="text-[15px] font-normal text-mute">
            {t('searchHelp')}
          </small>
        </label>
        <Subjects legend={t('subjects')} values={articleSubjects} value={subject} onChange={choose} />
      </form>
      {namesSomebody(found.error) ? (
        <Refused />
      ) : (
        <Answer of={found}>
          {(list) => (
            <Results
              found={list}
              answered={looksBefore ? answered : []}
              asked={asked}
              typed={q.trim()}
              subject={subject}
            />
          )}
        </Answer>
      )}
    </div>
  );
}

function Refused() {
  const t = useTexts(writeTexts);
  return (
    <p role="alert" className="mt-5 rounded-lg bg-warn-soft p-3 text-warn">
      {t('search.personal_data')}
    </p>
  );
}

interface ResultsProps {
  found: readonly Found[];
  answered: readonly Found[];
  asked: string;
  /** Goes along to a question of one's own, also when it was not searched for yet. */
  typed: string;
  subject: ArticleSubject | null;
}

function Results({ found, answered, asked, typed, subject }: ResultsProps) {
  const t = useTexts(helpTexts);
  if (found.length === 0 && answered.length === 0)
    return (
      <div className="card mt-6 p-8 text-center" role="status">
        <h2 className="text-xl font-semibold">{t('none')}</h2>
        <p className="mx-auto mt-1 mb-5 max-w-xl text-mute">
          {subject !== null && t('noneSubject')} {t('noneHelp')}
        </p>
        <AskPoint title={typed} act />
      </div>
    );
  const some = found.length === 0 ? t('noArticle') : t('found', { count: found.length });
  return (
    <section className="mt-6">
      <div role="status">
        <h2 className="text-lg font-semibold">{asked === '' ? t('newest') : some}</h2>
      </div>
      {found.length > 0 && <FoundList found={found} />}
      <AnsweredBefore found={answered} />
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <p className="text-mute">{t('notFoundHere')}</p>
        <AskPoint title={typed} />
      </div>
    </section>
  );
}
