import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTexts } from '../platform/i18n.js';
import { SectionPage } from '../ui/SectionPage.js';
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

/** Around every screen of oversight. */
export function OversightPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const t = useTexts(oversightTexts);
  useEffect(() => void (document.title = `${t('oversight')} · Ketenzicht`), [t]);
  const tabs = screens.map(([to, name]) => (
    <Link key={to} to={to} className="tab" activeOptions={{ exact: to === '/oversight', includeSearch: false }}>
      {t(name)}
    </Link>
  ));
  return (
    <SectionPage className="oversight" label={t('oversight')} tabs={tabs} title={title} lead={lead}>
      {children}
    </SectionPage>
  );
}
