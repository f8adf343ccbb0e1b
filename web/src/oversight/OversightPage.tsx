import { Link } from '@tanstack/react-router';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { Loading } from '../ui/Loading.js';
import './oversight.css';
import { oversightTexts } from './oversight.texts.js';

const screens = [
  ['/oversight', 'cases'],
  ['/oversight/log', 'log'],
  ['/oversight/figures', 'figures'],
  ['/oversight/extract', 'extract'],
  ['/oversight/reports', 'reports'],
  ['/oversight/breach', 'breach'],
] as const;

/** Around every screen of oversight: one question as the title, and where else one can go. */
export function OversightPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTexts(oversightTexts);
  useEffect(() => void (document.title = `${t('oversight')} · Ketenzicht`), [t]);
  return (
    <div className="oversight">
      <nav aria-label={t('oversight')} className="oversight-nav">
        {screens.map(([to, name]) => (
          <Link key={to} to={to} className="tab" activeOptions={{ exact: to === '/oversight', includeSearch: false }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{title}</h1>
      {lead && <div className="mt-1 text-mute">{lead}</div>}
      {children}
    </div>
  );
}

/** What was asked for, or that it is on its way, or what to do now that it did not come. */
export function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const t = useTexts(oversightTexts);
  const problem = useProblemText();
  if (of.isPending) return of.fetchStatus === 'idle' ? null : <Loading>{t('loading')}</Loading>;
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
