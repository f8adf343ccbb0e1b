import type { Article } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { AskPoint } from './AskPoint.js';
import { useJudge } from './help.queries.js';
import { useHelpProblem } from './help.problems.js';
import { helpTexts } from './help.texts.js';

/** Once per account, and it may change. A no has a way on. */
export function Helped({ article }: { article: Article }) {
  const t = useTexts(helpTexts);
  const problem = useHelpProblem();
  const judge = useJudge(article.id);
  return (
    <section className="help-helped card print:hidden">
      <h2 className="font-semibold">{t('helped')}</h2>
      <div className="flex flex-wrap items-center gap-3">
        {([true, false] as const).map((helpful) => (
          <button
            key={String(helpful)}
            type="button"
            className="button"
            aria-pressed={article.mine === helpful}
            disabled={judge.isPending}
            onClick={() => judge.mutate(helpful)}
          >
            {t(helpful ? 'yes' : 'no')}
          </button>
        ))}
        <small className="text-[15px] text-mute">{t('sums', { yes: article.helpful, no: article.unhelpful })}</small>
      </div>
      <p role="status" className="text-[15px] text-mute">
        {article.mine !== null && t(article.mine ? 'thanks' : 'sorry')}
      </p>
      {article.mine === false && <AskPoint title={article.title} />}
      {judge.isError && <Warning>{problem(judge.error)}</Warning>}
    </section>
  );
}
