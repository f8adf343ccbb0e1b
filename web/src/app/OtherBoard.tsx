import { seesFromAfar } from '@ketenzicht/shared/capacity';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { boardTexts } from '../capacity/board/board.texts.js';
import { applyChanges } from '../capacity/capacity.live.js';
import { boardFromAfarEvery } from '../capacity/kept-board.js';
import { RegisterContext } from '../capacity/register.context.js';
import { openRegister } from '../capacity/register.rules.js';
import { boardQuery, directoryQuery, type BoardMoment } from '../capacity/register.queries.js';
import { UnitsContext, UnitsStore } from '../capacity/units.store.js';
import { useActor } from '../platform/session.js';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { LiveClient, openSocket } from '../platform/live/live.client.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { DemoStrip } from './Header.js';

/**
 * Another board than the own one of now: of an earlier moment, or of another register, which then is followed live over a connection of its own.
 * Give it a key of its moment: an older figure must be able to stand where a newer one stood.
 */
export function OtherBoard({ moment, children }: { moment: BoardMoment; children: ReactNode }) {
  const t = useTexts(boardTexts);
  const problem = useProblemText();
  const directory = useQuery(directoryQuery(moment.directory));
  const board = useQuery({
    ...boardQuery(moment),
    refetchInterval: seesFromAfar(useActor()) && moment.asOf === undefined && boardFromAfarEvery,
  });
  const register = useMemo(() => directory.data && openRegister(directory.data), [directory.data]);
  const [store] = useState(() => new UnitsStore());
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded);
  const { refetch } = board;
  const [live] = useState(
    () => moment.asOf === undefined && followOther(store, moment.directory, () => void refetch()),
  );
  useEffect(() => {
    if (!live) return undefined;
    live.start();
    return () => live.stop();
  }, [live]);
  useEffect(() => {
    if (!board.data) return;
    store.load(board.data);
    if (live) live.resume(board.data.revision, timeNow().getTime());
  }, [board.data, store, live]);

  const failed = board.error ?? directory.error;
  if (failed && !(register && board.data)) {
    const again = () => void Promise.all([board.refetch(), directory.refetch()]);
    return <Notice title={t('failedTitle')} text={problem(failed)} action={t('again')} onAction={again} />;
  }
  if (!register || !isLoaded) return <Loading>{t('loading')}</Loading>;
  return (
    <RegisterContext value={register}>
      {moment.directory !== undefined && register.directory.demo && <DemoStrip />}
      <UnitsContext value={store}>{children}</UnitsContext>
    </RegisterContext>
  );
}

/** Session and clock are the own connection's concern; this one brings changes, and nothing else. */
const followOther = (store: UnitsStore, directory: string | undefined, reload: () => void): LiveClient =>
  new LiveClient(
    {
      changes: (changes) => applyChanges(store, changes, reload),
      reload,
      refused: () => undefined,
      serverTime: () => undefined,
    },
    openSocket(),
    () => timeNow().getTime(),
    directory,
  );
