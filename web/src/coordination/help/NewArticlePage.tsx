import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { ArticleForm } from './ArticleForm.js';
import { AskPoint } from './AskPoint.js';
import { usePublish } from './help.queries.js';
import { helpTexts } from './help.texts.js';
import { useMay } from './help.words.js';
import { writeTexts } from './write.texts.js';
import './help.css';

/** For the desk. Sent twice, it is published once: the number of the article is chosen here. */
export function NewArticlePage() {
  const t = useTexts(writeTexts);
  const help = useTexts(helpTexts);
  const may = useMay();
  const navigate = useNavigate();
  const publish = usePublish();
  const [id] = useState(() => crypto.randomUUID());
  useEffect(() => void (document.title = `${t('newTitle')} · Ketenzicht`), [t]);
  if (!may('article.publish'))
    return (
      <div className="help-page narrow">
        <h1>{t('noRight')}</h1>
        <p className="mt-1 mb-5 text-mute">{t('noRightHelp')}</p>
        <AskPoint act />
      </div>
    );
  return (
    <div className="help-page narrow">
      <Link to="/help" className="link inline-flex min-h-11 items-center">
        {help('back')}
      </Link>
      <h1>{t('newTitle')}</h1>
      <ArticleForm
        from={null}
        act={t('publish')}
        error={publish.error}
        busy={publish.isPending}
        onCancel={() => void navigate({ to: '/help' })}
        onSend={(input) =>
          publish.mutate(
            { id, input },
            { onSuccess: ({ id: articleId }) => void navigate({ to: '/help/$articleId', params: { articleId } }) },
          )
        }
      />
    </div>
  );
}
