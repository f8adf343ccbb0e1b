import { articleSubjects, type ArticleSubject, type CaseFile } from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate, mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { ActDialog } from './ActDialog.js';
import { actTexts } from './act.texts.js';
import { useAct } from './coordination.queries.js';

const aYear = 365;
/** An article says a little more than "yes". */
const least = 20;

/** The answer, and whether others may learn from it. */
export function AnswerDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const t = useTexts(actTexts);
  const id = useId();
  const mayPublish = mayAsk({ ...useActor(), scopes: [] }, operations['article.publish']);
  const [text, setText] = useState('');
  const [publishes, setPublishes] = useState(false);
  const [subject, setSubject] = useState<ArticleSubject>('practice');
  const [title, setTitle] = useState(file.case.title);
  const reviewOn = addLocalDays(localDate(timeNow()), aYear);
  const publish = publishes ? { title, subject, body: text, sources: [], reviewOn } : null;
  return (
    <ActDialog
      of="answer"
      act={useAct(file.case)}
      sends={() => (text.trim() === '' ? null : { path: '_answer', body: { text, publish } })}
      withNote={false}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={id}>{t('answer.text')}</label>
        <textarea
          id={id}
          rows={6}
          required
          minLength={publishes ? least : 3}
          maxLength={10_000}
          value={text}
          aria-describedby={`${id}-help`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <small id={`${id}-help`}>{t('noteHelp')}</small>
      </div>
      {mayPublish && (
        <label className="case-check">
          <input type="checkbox" checked={publishes} onChange={() => setPublishes(!publishes)} />
          {t('answer.publish')}
        </label>
      )}
      {publishes && (
        <>
          <div className="field">
            <label htmlFor={`${id}-title`}>{t('answer.title2')}</label>
            <input
              id={`${id}-title`}
              required
              minLength={5}
              maxLength={160}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-subject`}>{t('answer.subject')}</label>
            <select
              id={`${id}-subject`}
              value={subject}
              onChange={(event) => setSubject(event.currentTarget.value as ArticleSubject)}
            >
              {articleSubjects.map((one) => (
                <option key={one} value={one}>
                  {t(`subject.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
    </ActDialog>
  );
}
