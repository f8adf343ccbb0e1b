import type { Article } from '@ketenzicht/shared/coordination';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { ArticleForm } from './ArticleForm.js';
import { Helped } from './Helped.js';
import { useArticle, useChangeArticle } from './help.queries.js';
import { helpTexts } from './help.texts.js';
import { useMay, useSayDate } from './help.words.js';
import { WithdrawDialog } from './WithdrawDialog.js';
import { writeTexts } from './write.texts.js';
import './help.css';

/** One answer, to be read and printed. */
export function ArticlePage() {
  const t = useTexts(helpTexts);
  const { articleId } = useParams({ strict: false });
  const article = useArticle(articleId ?? '');
  return (
    <div className="help-page narrow">
      <Link to="/help" className="link inline-flex min-h-11 items-center print:hidden">
        {t('back')}
      </Link>
      <Answer of={article}>{(data) => <Whole article={data} />}</Answer>
    </div>
  );
}

function Whole({ article }: { article: Article }) {
  const w = useTexts(writeTexts);
  const change = useChangeArticle(article.id);
  const [isEditing, edit] = useState(false);
  useEffect(() => void (document.title = `${article.title} · Ketenzicht`), [article.title]);
  if (isEditing)
    return (
      <>
        <h1>{w('editTitle')}</h1>
        <ArticleForm
          from={article}
          act={w('save')}
          error={change.error}
          busy={change.isPending}
          onCancel={() => edit(false)}
          onSend={(input) => change.mutate({ version: article.version, input }, { onSuccess: () => edit(false) })}
        />
      </>
    );
  return <Shown article={article} onEdit={() => edit(true)} />;
}

function Shown({ article, onEdit }: { article: Article; onEdit: () => void }) {
  const t = useTexts(helpTexts);
  const say = useSayDate();
  return (
    <article className="help-article">
      <p className="tag w-fit">{t(`subject.${article.subject}`)}</p>
      <h1 lang="nl">{article.title}</h1>
      {article.withdrawnAt ? (
        <p className="help-warning">{t('withdrawn', { date: say(article.withdrawnAt) })}</p>
      ) : (
        article.isDue && <p className="help-warning">{t('due', { date: say(article.reviewOn) })}</p>
      )}
      <div lang="nl" className="help-body">
        {article.body.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {article.sources.length > 0 && <Sources sources={article.sources} />}
      <p className="mt-6 text-[15px] text-mute">
        {t('published', { date: say(article.publishedAt), name: article.publishedBy })}
        {!article.isDue && !article.withdrawnAt && (
          <>
            {' · '}
            {t('reviewOn', { date: say(article.reviewOn) })}
          </>
        )}
      </p>
      {!article.withdrawnAt && <Helped article={article} />}
      <Acts article={article} onEdit={onEdit} />
    </article>
  );
}

/** An address is a way there; an article of law is a text. */
function Sources({ sources }: { sources: readonly string[] }) {
  const t = useTexts(helpTexts);
  return (
    <section className="mt-6" lang="nl">
      <h2 className="text-lg font-semibold">{t('sources')}</h2>
      <ul className="help-sources">
        {sources.map((source) => (
          <li key={source}>
            {source.split(/(https?:\/\/[^\s,)]+)/).map((part) =>
              /^https?:\/\//.test(part) ? (
                <a key={part} className="link" href={part} rel="noreferrer" target="_blank">
                  {part}
                </a>
              ) : (
                part
              ),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ article, onEdit }: { article: Article; onEdit: () => void }) {
  const t = useTexts(helpTexts);
  const may = useMay();
  const [isAsked, ask] = useState(false);
  return (
    <div className="mt-6 flex flex-wrap gap-3 print:hidden">
      <button type="button" className="button" onClick={() => print()}>
        {t('print')}
      </button>
      {!article.withdrawnAt && may('article.change') && (
        <button type="button" className="button" onClick={onEdit}>
          {t('edit')}
        </button>
      )}
      {!article.withdrawnAt && may('article.withdraw') && (
        <button type="button" className="button" onClick={() => ask(true)}>
          {t('withdraw')}
        </button>
      )}
      {isAsked && <WithdrawDialog article={article} onClose={() => ask(false)} />}
    </div>
  );
}
