import { Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ActorProvider, forgetSession, useSession } from '../platform/session.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useTexts } from '../platform/i18n.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { Header } from './Header.js';
import { screens } from './lazy-screens.js';
import { OpenRegister } from './OpenRegister.js';
import { shellTexts } from './shell.texts.js';

const SessionWatch = lazy(() => screens.watch().then(({ SessionWatch: component }) => ({ default: component })));
const FirstFactor = lazy(() => screens.firstFactor().then(({ FirstFactor: component }) => ({ default: component })));

/** Screens for whoever comes along: no session is asked for. */
const open: ReadonlySet<string> = new Set(['/login', '/invitation', '/interest', '/interest/$roundId', '/my-interest']);

/** Around every screen: who is here, the open register, and the header that always says whether it is live. */
export function Shell() {
  const t = useTexts(shellTexts);
  const problem = useProblemText();
  const session = useSession();
  const { search } = useLocation();
  // By what the outlet shows, not by the address: that is ahead of it while the login page is being fetched.
  const needsNobody = useRouterState({ select: ({ matches }) => matches.some(({ routeId }) => open.has(routeId)) });

  if (needsNobody) return <Outlet />;
  if (session.isPending) return <Loading>{t('loading')}</Loading>;
  if (session.isError)
    return (
      <Notice
        title={t('failedTitle')}
        text={problem(session.error)}
        action={t('again')}
        onAction={() => void session.refetch()}
      />
    );
  if (session.data === null) return <ToLogin />;

  if (session.data.needsFactor)
    return (
      <ActorProvider value={session.data.actor}>
        <Suspense fallback={<Loading>{t('loading')}</Loading>}>
          <FirstFactor />
          <SessionWatch session={session.data} />
        </Suspense>
      </ActorProvider>
    );

  return (
    <ActorProvider value={session.data.actor}>
      <Suspense fallback={null}>
        <SessionWatch session={session.data} />
      </Suspense>
      <OpenRegister>
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-card focus:p-3">
          {t('skip')}
        </a>
        <Header
          wall={'wall' in search}
          foreign={'register' in search && search.register !== session.data.actor.directoryId}
        />
        <main id="content" tabIndex={-1} className="outline-none">
          <Outlet />
        </main>
      </OpenRegister>
    </ActorProvider>
  );
}

/** Remembers where one was going, as it was at first: the address has moved on to the login before that shows. */
function ToLogin() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [next] = useState(useLocation().href);
  useEffect(() => {
    forgetSession(client);
    void navigate({ to: '/login', search: next === '/' ? {} : { next }, replace: true });
  }, [client, navigate, next]);
  return null;
}
