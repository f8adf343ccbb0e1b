import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '../ui/Loading.js';
import { answerTexts } from './answer.texts.js';
import { useTexts } from './i18n.js';
import { ProblemError } from './problem.error.js';
import { useProblemText } from './problem.texts.js';

interface Props<T> {
  of: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** What was asked for, or that it is on its way, or what to do now that it did not come. What is not there is not asked for again. A question that nobody asked yet shows nothing. */
export function Answer<T>({ of, children }: Props<T>) {
  const t = useTexts(answerTexts);
  const problem = useProblemText();
  if (of.isPending) return of.fetchStatus === 'idle' ? null : <Loading>{t('loading')}</Loading>;
  if (of.isError && of.error instanceof ProblemError && of.error.status === 404)
    return (
      <section role="alert" className="card mt-5 p-6">
        <h2 className="text-lg font-semibold">{t('missing')}</h2>
        <p className="mt-1 text-mute">{problem(of.error)}</p>
      </section>
    );
  if (of.isError)
    return (
      <section role="alert" className="card mt-5 p-6">
        <h2 className="text-lg font-semibold">{t('failed')}</h2>
        <p className="mt-1 text-mute">{problem(of.error)}</p>
        <button type="button" className="button mt-4" onClick={() => void of.refetch()}>
          {t('again')}
        </button>
      </section>
    );
  return children(of.data);
}
