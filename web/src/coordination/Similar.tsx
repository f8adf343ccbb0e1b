import type { Found } from '@ketenzicht/shared/coordination';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { operationOf } from '@ketenzicht/shared/operations';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { useSettled } from '../ui/useSettled.js';
import { useSimilar } from './coordination.queries.js';
import { newCaseTexts } from './new-case.texts.js';

/** So long a pause, in milliseconds, before we look. */
const typing = 300;
/** Of fewer letters than this nobody can tell what the question will be. */
const fewest = 5;
const mostArticles = 3;
const mostAnswered = 2;

/** Answers that are there already, while one types: articles, then what was answered before. Nothing is shown when there are none. */
export function Similar({ text }: { text: string }) {
  const t = useTexts(newCaseTexts);
  const actor = useActor();
  const settled = useSettled(text.trim(), typing);
  const asked = settled.length >= fewest ? settled : '';
  const mayFind = mayAsk({ ...actor, scopes: [] }, operationOf('knelpunt.findAnswers'));
  const { data = [] } = useSimilar(asked, mayFind);
  const some = (kind: Found['kind'], most: number) => data.filter((one) => one.kind === kind).slice(0, most);
  const [articles, answered] = [some('article', mostArticles), some('question', mostAnswered)];
  const isShown = asked !== '' && articles.length + answered.length > 0;
  return (
    <div role="status" className="similar" hidden={!isShown}>
      {isShown && <strong>{t('similar')}</strong>}
      {isShown && articles.length > 0 && <Ways found={articles} to="/help/" />}
      {isShown && answered.length > 0 && (
        <>
          <span className="text-mute">{t('answered')}</span>
          <Ways found={answered} to="/cases/" />
        </>
      )}
    </div>
  );
}

/** In another window: what one is typing stays. */
function Ways({ found, to }: { found: readonly Found[]; to: string }) {
  return (
    <ul lang="nl">
      {found.map(({ id, title }) => (
        <li key={id}>
          <a className="link" href={`${to}${id}`} target="_blank" rel="noreferrer">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
