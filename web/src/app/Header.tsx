import { mayAsk } from '@ketenzicht/shared/kernel';
import { operations } from '@ketenzicht/shared/operations';
import { privacyOperations } from '@ketenzicht/shared/privacy';
import { bedbaseOperations } from '@ketenzicht/shared/bedbase';
import { mayAsk } from '@ketenzicht/shared/kernel';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { AccountMenu } from './AccountMenu.js';
import { LiveBanner, LivePill } from './LivePill.js';
import { shellTexts } from './shell.texts.js';

/** Most people never need it: it comes when asked for. */
const NoticeBell = lazy(() => import('../person/NoticeBell.js'));

/** The bar with the live state stays in sight while the page scrolls; on a phone the menu scrolls away under it. */
export function Header({ wall, foreign }: { wall: boolean; foreign: boolean }) {
  const { directory } = useRegister();
  const actor = useActor();
  return (
    <header className="contents print:hidden">
      {directory.demo && !foreign && <DemoStrip />}
      {wall ? (
        <div className="absolute right-7 mt-4">
          <LivePill />
        </div>
      ) : (
        <>
          <div className="site-bar">
            <Link to="/" className="py-3 text-xl font-bold text-act">
              Ketenzicht
            </Link>
            <Tabs className="max-md:hidden" />
            <div className="ml-auto flex items-center gap-3">
              <LivePill />
              {mayAsk({ ...actor, scopes: [] }, operations['notice.count']) && (
                <Suspense>
                  <NoticeBell />
                </Suspense>
              )}
              <AccountMenu />
            </div>
          </div>
          <Tabs className="border-b border-line bg-card px-4 md:hidden" />
        </>
      )}
      <LiveBanner />
    </header>
  );
}

/** Stands above whatever comes from a register whose occupancy is invented. */
export function DemoStrip() {
  const t = useTexts(shellTexts);
  return <p className="demo-strip">{t('demo')}</p>;
}

/** Only what exists, and only what is for this person. */
function Tabs({ className }: { className: string }) {
  const t = useTexts(shellTexts);
  const actor = useActor();
  const { role } = actor;
  const may = (operation: keyof typeof privacyOperations) =>
    mayAsk({ ...actor, scopes: [] }, privacyOperations[operation]);
  return (
    <nav aria-label={t('navigation')} className={`flex gap-5 overflow-x-auto print:hidden ${className}`}>
      <Link to="/" className="tab" activeOptions={{ exact: true, includeSearch: false }}>
        {t('beds')}
      </Link>
      {role === 'provider' && (
        <Link to="/mine" className="tab">
          {t('mine')}
        </Link>
      )}
      {role === 'privacyOfficer' && (
        <Link to="/oversight" className="tab">
          {t('oversight')}
      {mayAsk({ ...actor, scopes: [] }, operations['person.search']) && (
        <Link to="/persons" className="tab">
          {t('persons')}
        </Link>
      )}
      {mayAsk({ ...actor, scopes: [] }, operations['notice.list']) && (
        <Link to="/notices" className="tab">
          {t('notices')}
      {may('figures.read') && (
        <Link to="/figures" className="tab">
          {t('figures')}
        </Link>
      )}
      {may('retention.read') && (
        <Link to={may('subjectRequest.list') ? '/privacy' : '/privacy/retention'} className="tab">
          {t('privacy')}
      {mayAsk({ ...actor, scopes: [] }, bedbaseOperations['proposals.list']) && (
        <Link to="/administration" className="tab">
          {t('administration')}
        </Link>
      )}
      <Link to="/print" className="tab" aria-label={t('list')}>
        <span className="max-md:hidden">{t('list')}</span>
        <span className="md:hidden">{t('listShort')}</span>
      </Link>
    </nav>
  );
}
