import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { inboxTabs } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import InboxCount from './InboxCount.js';
import { InboxList } from './InboxList.js';
import { TruthLine } from './TruthLine.js';
import '../placement.css';
import './inbox.css';

/** "Wie vraagt u om een plek?": what was asked of the wards of one's own organisation, the most urgent first. */
export function InboxPage() {
  const t = useTexts(inboxTexts);
  const { tab = 'waiting' } = useSearch({ from: '/inbox' });
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <SectionPage
      label={t('tabs')}
      title={t('title')}
      lead={<TruthLine />}
      tabs={inboxTabs.map((one) => (
        <Link
          key={one}
          to="/inbox"
          search={one === 'waiting' ? {} : { tab: one }}
          activeOptions={{ exact: true, includeSearch: true }}
          className="tab"
        >
          {t(`tab.${one}`)}
          {one === 'waiting' && <InboxCount />}
        </Link>
      ))}
    >
      <InboxList key={tab} tab={tab} />
    </SectionPage>
  );
}
