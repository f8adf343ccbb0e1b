import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { boardTexts } from '../capacity/board/board.texts.js';
import { openRegister, RegisterContext } from '../capacity/register.context.js';
import { boardQuery, directoryQuery, type BoardMoment } from '../capacity/register.queries.js';
import { UnitsContext, UnitsStore } from '../capacity/units.store.js';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { DemoStrip } from './Header.js';

const pollEvery = 15_000;

/**
 * A board that is not followed live: of an earlier moment, or of another register, whose changes this session does not hear.
 * Give it a key of its moment: an older figure must be able to stand where a newer one stood.
 */
export function OtherBoard({ moment, children }: { moment: BoardMoment; children: ReactNode }) {
  const t = useTexts(boardTexts);
  const problem = useProblemText();
  const directory = useQuery(directoryQuery(moment.directory));
  const board = useQuery({ ...boardQuery(moment), refetchInterval: moment.asOf === undefined ? pollEvery : false });
  const register = useMemo(() => directory.data && openRegister(directory.data), [directory.data]);
  const [store] = useState(() => new UnitsStore());
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded);
  useEffect(() => {
    if (board.data) store.load(board.data);
  }, [board.data, store]);

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
