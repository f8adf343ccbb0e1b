import { mayAsk } from '@ketenzicht/shared/kernel';
import { operationOf, operations, type OperationId } from '@ketenzicht/shared/operations';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useRegister } from '../capacity/register.context.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { AccountMenu } from './AccountMenu.js';
import { LiveBanner, LivePill } from './LivePill.js';
import { shellTexts } from './shell.texts.js';

/** Most people never need it: it comes when asked for. */
const NoticeBell = lazy(() => import('../person/NoticeBell.js'));
/** Without network it may not come; a number that is missing is no reason to show no page. */
const InboxCount = lazy(() => import('../placement/inbox/InboxCount.js').catch(() => ({ default: () => null })));
const ToldBell = lazy(() => import('../coordination/told/ToldBell.js').catch(() => ({ default: () => <></> })));

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
            <div className="ml-auto flex min-w-0 items-center gap-3 max-sm:gap-0 md:shrink-0">
              <LivePill />
              {mayAsk({ ...actor, scopes: [] }, operations['notice.count']) && (
                <Suspense>
                  <NoticeBell />
                </Suspense>
              )}
              {mayAsk({ ...actor, scopes: [] }, operations['told.list']) && (
                <Suspense>
                  <ToldBell />
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
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where one is stays in sight when not all of it fits.
  useEffect(() => {
    const show = () => {
      const tab = bar.current?.querySelector<HTMLElement>('[aria-current]');
      if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
    };
    show();
    if (!bar.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(show);
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, [pathname]);
  const may = (operation: OperationId) => mayAsk({ ...actor, scopes: [] }, operationOf(operation));
  return (
    <nav
      ref={bar}
      aria-label={t('navigation')}
      className={`site-tabs flex min-w-0 gap-5 overflow-x-auto print:hidden ${className}`}
    >
      <Link to="/" className="tab" activeOptions={{ exact: true, includeSearch: false }}>
        {t('beds')}
      </Link>
      {rooms
        .filter(({ operation, ...room }) => may(operation) && !('unless' in room && may(room.unless)))
        .map(({ to, text }) => (
          <Link key={to} to={to} className="tab">
            {t(text)}
            {to === '/inbox' && (
              <Suspense>
                <InboxCount />
              </Suspense>
            )}
          </Link>
        ))}
      <Link to="/print" className="tab" aria-label={t('list')}>
        <span className="max-2xl:hidden">{t('list')}</span>
        <span className="2xl:hidden">{t('listShort')}</span>
      </Link>
    </nav>
  );
}

/** A room is shown to whoever may ask for the first thing in it. */
const rooms = [
  { to: '/places', text: 'place', operation: 'placement.list' },
  { to: '/inbox', text: 'inbox', operation: 'placement.inbox' },
  { to: '/desk', text: 'desk', operation: 'knelpunt.list' },
  { to: '/outflow', text: 'outflow', operation: 'wait.list' },
  { to: '/following', text: 'following', operation: 'caseload.read' },
  { to: '/mine', text: 'mine', operation: 'capacity.report' },
  { to: '/persons', text: 'persons', operation: 'person.search' },
  { to: '/oversight', text: 'oversight', operation: 'case.list' },
  { to: '/privacy', text: 'privacy', operation: 'subjectRequest.list' },
  { to: '/privacy/retention', text: 'privacy', operation: 'retention.read', unless: 'subjectRequest.list' },
  { to: '/administration', text: 'administration', operation: 'proposals.list' },
  { to: '/figures', text: 'figures', operation: 'figures.read' },
  // Whoever follows people comes here from there.
  { to: '/following-proof', text: 'followingProof', operation: 'proof.read', unless: 'trajectory.list' },
  { to: '/help', text: 'help', operation: 'article.search' },
  { to: '/interest-rounds', text: 'interest', operation: 'interest.rounds', unless: 'wait.list' },
  // Whoever looks for a place comes here from there.
  { to: '/placement-figures', text: 'placementFigures', operation: 'placement.figures', unless: 'placement.list' },
  // Whoever brings cases comes here from the desk.
  { to: '/coordination-figures', text: 'coordinationFigures', operation: 'knelpunt.figures', unless: 'knelpunt.open' },
  // Whoever sees who waits comes here from there.
  { to: '/outflow-figures', text: 'outflow', operation: 'outflow.figures', unless: 'wait.list' },
  // Whoever sees what waiting costs comes here from there.
  { to: '/homes', text: 'outflow', operation: 'dwelling.list', unless: 'outflow.figures' },
  // Whoever has dossiers comes here from them.
  { to: '/advance-windows', text: 'safetynet', operation: 'vangnet.windows', unless: 'vangnet.list' },
  // Whoever follows people comes here from their own desk.
  { to: '/programme', text: 'programme', operation: 'programme.read', unless: 'trajectory.list' },
] as const;
