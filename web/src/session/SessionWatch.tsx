import { useQueryClient } from '@tanstack/react-query';
import { sessionLimits } from '@ketenzicht/shared/kernel';
import { useEffect, useRef, useState } from 'react';
import { timeNow, useWatched } from '../platform/clock.js';
import { proveWith } from '../platform/proof.js';
import { keptSession, sessionKey, type SignedIn } from '../platform/session.js';
import { readStored } from '../platform/stored.js';
import { EndingDialog } from './EndingDialog.js';
import { ProveDialog } from './ProveDialog.js';
import { stay } from './session.queries.js';

const sayAtMostEvery = 60_000;
const lookAgainEvery = 10_000;

/** Keeps the session's clocks: says that somebody is here, warns before the end, asks for a proof where one is wanted, and clears the screen when it is over. */
export function SessionWatch({ session }: { session: SignedIn }) {
  const client = useQueryClient();
  const [answer, setAnswer] = useState<((proven: boolean) => void) | null>(null);
  const left = useSecondsLeft(session);
  useActs(session);
  useOtherWindows();
  useSameRights(session);

  useEffect(() => proveWith(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  const done = (proven: boolean) => {
    if (proven) void client.invalidateQueries({ queryKey: sessionKey });
    answer?.(proven);
    setAnswer(null);
  };
  if (answer) return <ProveDialog onDone={done} />;
  if (left === null) return null;
  return <EndingDialog session={session} left={left} onProve={() => setAnswer(() => () => undefined)} />;
}

/** Seconds to the end once the warning is due; null before. Another window may have moved the end: the server is asked before anybody is alarmed. */
function useSecondsLeft({ kind = 'person', expiresAt }: SignedIn): number | null {
  const client = useQueryClient();
  const [isSure, setSure] = useState(false);
  const end = Date.parse(expiresAt);
  const left = useWatched(
    (now) => (end - now.getTime() > sessionLimits.warning ? -1 : Math.max(0, Math.ceil((end - now.getTime()) / 1_000))),
    1_000,
  );
  const isNear = kind === 'person' && left >= 0;
  useEffect(() => {
    if (!isNear) return undefined;
    const look = () => client.refetchQueries({ queryKey: sessionKey });
    void look().then(() => setSure(true));
    const timer = setInterval(() => void look(), lookAgainEvery);
    return () => {
      clearInterval(timer);
      setSure(false);
    };
  }, [isNear, client]);
  useEffect(() => {
    if (isNear && left === 0) void client.refetchQueries({ queryKey: sessionKey });
  }, [isNear, left, client]);
  return isNear && isSure ? left : null;
}

/** A key or a press says that somebody is here; a screen that is only looked at falls asleep. */
function useActs({ kind = 'person' }: SignedIn): void {
  const client = useQueryClient();
  const saidAt = useRef(timeNow().getTime());
  useEffect(() => {
    if (kind !== 'person') return undefined;
    const act = () => {
      const now = timeNow().getTime();
      if (now - saidAt.current < sayAtMostEvery) return;
      saidAt.current = now;
      stay().then(
        (session) => client.setQueryData(sessionKey, session),
        () => undefined, // without network, or too late: the next look at the session tells
      );
    };
    document.addEventListener('pointerdown', act);
    document.addEventListener('keydown', act);
    return () => {
      document.removeEventListener('pointerdown', act);
      document.removeEventListener('keydown', act);
    };
  }, [kind, client]);
}

/** Who logs out in one window is out in all; a page that the browser kept aside looks again before it is believed. */
function useOtherWindows(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = () => void client.refetchQueries({ queryKey: sessionKey });
    const stored = ({ key, newValue }: StorageEvent) => {
      if ((key === keptSession || key === null) && newValue === null) look();
    };
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted && readStored(keptSession) === null) location.reload();
      else if (persisted) look();
    };
    addEventListener('storage', stored);
    addEventListener('pageshow', shown);
    return () => {
      removeEventListener('storage', stored);
      removeEventListener('pageshow', shown);
    };
  }, [client]);
}

/** Other rights make another page: nothing that was fetched under the old ones may stay on it. */
function useSameRights({ actor }: SignedIn): void {
  const rights = JSON.stringify([actor.id, actor.role, actor.organisationId, actor.regionIds, actor.directoryId]);
  const first = useRef(rights);
  useEffect(() => {
    if (rights !== first.current) location.reload();
  }, [rights]);
}
