import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations, type OperationId } from '@ketenzicht/shared/operations';
import { lastVptMonth, newestWhole, type VptMonitor } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayMonth, sayNumber } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import '../../ui/figures.css';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { ForensicCard } from './ForensicCard.js';
import {
  CheckCard,
  DeliveryCard,
  GrowthCard,
  InflowCard,
  OutflowCard,
  SharesCard,
  SpendingCard,
} from './PublishedCards.js';
import { CourseCard, FormsCard, ProfilesCard } from './RegisteredCards.js';
import { vptMonitorTexts } from './vpt-monitor.texts.js';
import { useVptMonitor } from './vpt.queries.js';
import './vpt.css';

/** How many people get a VPT: what providers say by month, beside what was published. */
export function VptMonitorPage() {
  const t = useTexts(vptMonitorTexts);
  const tabs = useTexts(outflowTabsTexts);
  const monitor = useVptMonitor();
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <SectionPage
      className="vpt-monitor"
      label={tabs('section')}
      tabs={<OutflowTabs />}
      title={t('title')}
      lead={t('lead')}
    >
      <Acts />
      <Answer of={monitor}>{(data) => <Monitor monitor={data} />}</Answer>
    </SectionPage>
  );
}

function Acts() {
  const t = useTexts(vptMonitorTexts);
  const actor = useActor();
  const may = (operation: OperationId) => mayAsk({ ...actor, scopes: [] }, operations[operation]);
  return (
    <div className="figure-acts mt-4 print:hidden">
      {may('vptMonitor.report') && (
        <Link to="/vpt-monitor/report" className="button-act inline-flex items-center">
          {t('report', { month: sayMonth(lastVptMonth(timeNow())) })}
        </Link>
      )}
      {may('vptMonitor.import') && (
        <Link to="/vpt-monitor/import" className="button inline-flex items-center">
          {t('import')}
        </Link>
      )}
      <a className="button inline-flex items-center" href="/api/v1/vpt-monitor.csv" download>
        {t('download')}
      </a>
      <button type="button" className="button" onClick={() => window.print()}>
        {t('print')}
      </button>
    </div>
  );
}

function Monitor({ monitor }: { monitor: VptMonitor }) {
  const t = useTexts(vptMonitorTexts);
  const { registered, own, target, suppressed } = monitor;
  const newest = newestWhole(registered.months);
  const last = registered.months.at(-1);
  const mine = own?.months.find(({ month }) => month === newest?.month);
  return (
    <>
      <h2 className="mt-6 text-xl font-bold">{t('registered')}</h2>
      <p className="max-w-2xl text-mute">
        {newest
          ? t('registeredLead', { month: sayMonth(newest.month), providers: sayNumber(newest.providers) })
          : t('none')}{' '}
        {last &&
          newest &&
          last.month !== newest.month &&
          t('coming', { month: sayMonth(last.month), providers: sayNumber(last.providers) })}{' '}
        {suppressed && newest && t('suppressed')}
      </p>
      <div className="figure-grid mt-4">
        <ForensicCard registered={registered} target={target} />
        {newest && (
          <>
            <CourseCard registered={registered} own={own} />
            <FormsCard newest={newest} own={mine} />
            <ProfilesCard newest={newest} own={mine} />
          </>
        )}
      </div>
      <h2 className="mt-8 text-xl font-bold">{t('published')}</h2>
      <p className="max-w-2xl text-mute">{t('publishedLead')}</p>
      <div className="figure-grid mt-4">
        <SharesCard monitor={monitor} />
        <InflowCard monitor={monitor} />
        <OutflowCard monitor={monitor} />
        <GrowthCard />
        <SpendingCard monitor={monitor} />
        <DeliveryCard monitor={monitor} />
        <CheckCard monitor={monitor} />
      </div>
    </>
  );
}
