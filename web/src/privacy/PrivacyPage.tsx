import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { hasText, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useActor } from '../platform/session.js';
import { SectionPage } from '../ui/SectionPage.js';
import { Warning } from '../ui/Warning.js';
import './privacy.css';
import { privacyTexts } from './privacy.texts.js';

const screens = [
  ['/privacy', 'requests'],
  ['/privacy/retention', 'retention'],
  ['/privacy/register', 'register'],
] as const;

/** Around every screen of privacy. Requests are for the officer alone. */
export function PrivacyPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const t = useTexts(privacyTexts);
  const { role } = useActor();
  useEffect(() => void (document.title = `${t('privacy')} · Ketenzicht`), [t]);
  const tabs = screens
    .filter(([, name]) => name !== 'requests' || role === 'privacyOfficer')
    .map(([to, name]) => (
      <Link key={to} to={to} className="tab" activeOptions={{ exact: true, includeSearch: false }}>
        {t(name)}
      </Link>
    ));
  return (
    <SectionPage label={t('privacy')} tabs={tabs} title={title} lead={lead}>
      {children}
    </SectionPage>
  );
}

/** What went wrong with an act, beside the button that was pressed. */
export function Failed({ error }: { error: unknown }) {
  const problem = useProblem();
  return error ? <Warning className="mt-3">{problem(error)}</Warning> : null;
}

function useProblem(): (error: unknown) => string {
  const t = useTexts(privacyTexts);
  const general = useProblemText();
  return (error) => {
    const name = `problem.${error instanceof ProblemError ? error.code : ''}`;
    return hasText(privacyTexts, name) ? t(name as 'problem.input.invalid') : general(error);
  };
}
