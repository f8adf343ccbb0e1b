import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { hasText, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useActor } from '../platform/session.js';
import { Loading } from '../ui/Loading.js';
import './privacy.css';
import { privacyTexts } from './privacy.texts.js';

const screens = [
  ['/privacy', 'requests'],
  ['/privacy/retention', 'retention'],
  ['/privacy/register', 'register'],
] as const;

/** Around every screen of privacy: one question as the title, and where else one can go. Requests are for the officer alone. */
export function PrivacyPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const t = useTexts(privacyTexts);
  const { role } = useActor();
  useEffect(() => void (document.title = `${t('privacy')} · Ketenzicht`), [t]);
  return (
    <div className="privacy">
      <nav aria-label={t('privacy')} className="privacy-nav">
        {screens
          .filter(([, name]) => name !== 'requests' || role === 'privacyOfficer')
          .map(([to, name]) => (
            <Link key={to} to={to} className="tab" activeOptions={{ exact: true, includeSearch: false }}>
              {t(name)}
            </Link>
          ))}
      </nav>
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{title}</h1>
      <p className="mt-1 max-w-2xl text-mute">{lead}</p>
      {children}
    </div>
  );
}

/** What was asked for, or that it is on its way, or what to do now that it did not come. */
export function Answer<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const t = useTexts(privacyTexts);
  const problem = useProblem();
  if (of.isPending) return <Loading>{t('loading')}</Loading>;
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

/** What went wrong with an act, beside the button that was pressed. */
export function Failed({ error }: { error: unknown }) {
  const problem = useProblem();
  return error ? (
    <p role="alert" className="mt-3 rounded-lg bg-warn-soft p-3 text-warn">
      {problem(error)}
    </p>
  ) : null;
}

function useProblem(): (error: unknown) => string {
  const t = useTexts(privacyTexts);
  const general = useProblemText();
  return (error) => {
    const name = `problem.${error instanceof ProblemError ? error.code : ''}`;
    return hasText(privacyTexts, name) ? t(name as 'problem.input.invalid') : general(error);
  };
}
