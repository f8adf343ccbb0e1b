import { seesFromAfar } from '@ketenzicht/shared/capacity';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { applyChanges } from '../capacity/capacity.live.js';
import { HeldForContext, type HeldFor as Holds } from '../capacity/entry/held-for.context.js';
import { ExpiryTick } from '../capacity/ExpiryTick.js';
import { boardFromAfarEvery, keepBoard, ownBoardQuery } from '../capacity/kept-board.js';
import { RegisterContext } from '../capacity/register.context.js';
import { openRegister } from '../capacity/register.rules.js';
import { UnitsContext, UnitsStore } from '../capacity/units.store.js';
import { adjustClock } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { LiveClient } from '../platform/live/live.client.js';
import { LiveContext } from '../platform/live/live.context.js';
import { prepareForOffline } from '../platform/offline.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useActor } from '../platform/session.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { WhoCouldLeaveContext } from '../capacity/who-could-leave.context.js';
import { neededOffline } from './lazy-screens.js';
import { sayWhoCouldLeave } from './WhoCouldLeave.js';
import { shellTexts } from './shell.texts.js';

const keepEvery = 60_000;
/** Asked for only when a report would end a hold; the report itself never waits for it. */
const HeldFor = lazy(() => import('../placement/inbox/HeldFor.js').catch(() => ({ default: () => null })));
const sayHeldFor = (holds: Holds) => (
  <Suspense>
    <HeldFor {...holds} />
  </Suspense>
);

/** The actor's own register, open for as long as one is logged in: loaded once, then kept up by the live connection. */
export function OpenRegister({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts);
  const problem = useProblemText();
  const queries = useQueryClient();
  const actor = useActor();
  const own = useQuery({ ...ownBoardQuery(actor.id), refetchInterval: seesFromAfar(actor) && boardFromAfarEvery });
  const [store] = useState(() => new UnitsStore());
  const reload = () => void queries.invalidateQueries({ queryKey: ownBoardQuery(actor.id).queryKey });
  const [live] = useState(
    () =>
      new LiveClient({
        changes: (changes) => applyChanges(store, changes, reload),
        reload,
        refused: () => void queries.invalidateQueries({ queryKey: ['session'] }),
        serverTime: adjustClock,
        notice: () => void queries.invalidateQueries({ queryKey: ['notices'] }),
        // One file asks again when it was that one that changed: each look is a line in the log, and a busy region would never let it finish.
        desk: ({ desk, subject }) =>
          void queries.invalidateQueries({
            queryKey: [desk],
            predicate: ({ queryKey }) => queryKey[1] !== 'file' || queryKey[2] === subject,
          }),
      }),
  );
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded);
  const register = useMemo(() => own.data && openRegister(own.data.directory), [own.data]);

  useEffect(() => {
    live.start();
    return () => live.stop();
  }, [live]);

  useEffect(() => {
    if (isLoaded) void prepareForOffline(neededOffline);
  }, [isLoaded]);

  useEffect(() => {
    if (!own.data) return undefined;
    const { directory, board, heardAt } = own.data;
    store.load(board);
    live.resume(board.revision, heardAt);
    const save = () => {
      const now = { revision: live.heldRevision ?? board.revision, units: [...store.all()] };
      keepBoard({ actorId: actor.id, heardAt: live.state.contactAt, directory, board: { ...board, ...now } });
    };
    const timer = setInterval(save, keepEvery);
    save();
    return () => clearInterval(timer);
  }, [own.data, store, live, actor.id]);

  if (own.isError && !register)
    return (
      <Notice
        title={t('failedTitle')}
        text={problem(own.error)}
        action={t('again')}
        onAction={() => void own.refetch()}
      />
    );
  if (!register || !isLoaded) return <Loading>{t('loading')}</Loading>;
  return (
    <LiveContext value={live}>
      <RegisterContext value={register}>
        <UnitsContext value={store}>
          <ExpiryTick />
          <WhoCouldLeaveContext value={sayWhoCouldLeave}>
            <HeldForContext value={sayHeldFor}>{children}</HeldForContext>
          </WhoCouldLeaveContext>
        </UnitsContext>
      </RegisterContext>
    </LiveContext>
  );
}
