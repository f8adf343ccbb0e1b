import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ActorView, Challenge, CurrentSession, Login, SecondFactor } from '@ketenzicht/shared/kernel';
import { createContext, use } from 'react';
import { ask } from './http.js';
import { ProblemError } from './problem.error.js';
import { languageNow, setLanguage } from './i18n.js';
import { forgetKept } from './kept.js';
import { readStored, store } from './stored.js';
import { setTheme, themeNow } from './theme.js';

export type SignedIn = Pick<CurrentSession, 'expiresAt' | 'actor'> & Partial<CurrentSession>;

export const sessionKey = ['session'] as const;
const key = sessionKey;
/** Its removal tells the other windows of this browser that one has logged out. */
export const keptSession = 'kz-session';
const kept = keptSession;

/** Who was here last: lets a page that is open show the last known list while the network is away. The server still decides. */
async function currentSession(): Promise<SignedIn | null> {
  try {
    const session = await ask<SignedIn>('/sessions/current');
    // Without network the beds may be read until the session would end anyway; nothing else works then.
    store(kept, { expiresAt: session.latestEnd ?? session.expiresAt, actor: session.actor });
    return session;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 401) {
      store(kept, null);
      return null;
    }
    const last = readStored<SignedIn>(kept);
    if (last && error.status === 0 && Date.parse(last.expiresAt) > Date.now()) return last;
    throw error;
  }
}

export function useSession() {
  return useQuery({ queryKey: key, queryFn: currentSession, staleTime: 5 * 60_000, retry: false });
}

/** Who it is and what they may do is asked of the server after a login: it may want a second factor first. */
function useEntry() {
  const client = useQueryClient();
  return () => client.fetchQuery({ queryKey: key, queryFn: currentSession, staleTime: 0 });
}

/** Gives the challenge when a second step must follow, and null when one is in. */
export function useLogin() {
  const enter = useEntry();
  return useMutation({
    mutationFn: async (login: Login) => {
      const answer = await ask<SignedIn | Challenge>('/sessions', { method: 'POST', body: login });
      if ('challenge' in answer) return answer;
      await enter();
      return null;
    },
  });
}

export function useSecondFactor() {
  const enter = useEntry();
  return useMutation({
    mutationFn: async (body: SecondFactor) => {
      await ask<SignedIn>('/sessions/_second-factor', { method: 'POST', body });
      await enter();
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => leave(client.getQueryData<SignedIn>(key)),
    onSettled: (onwards) => {
      forgetSession(client);
      if (onwards) location.assign(onwards);
    },
  });
}

/**
 * Ends the session here, and says where to log out besides: whoever came by an identity provider and stays logged in there is let in again without a
 * question, and so is the next at this computer. Only who is logged in may ask for that address; a provider that is away keeps nobody in.
 */
async function leave(session: SignedIn | undefined): Promise<string | null> {
  const signal = AbortSignal.timeout(3_000);
  const elsewhere =
    session?.method === 'oidc'
      ? await ask<{ redirectTo: string | null }>('/oidc/logout-address', { signal }).catch(() => null)
      : null;
  await ask<void>('/sessions/current', { method: 'DELETE' });
  return elsewhere?.redirectTo ?? null;
}

/** Nothing of the one who left may stay for the next at this computer. */
export function forgetSession(client: ReturnType<typeof useQueryClient>): void {
  store(kept, null);
  void forgetKept();
  client.setQueryData(key, null);
  // The server tells the browser to forget everything; how one likes to see it is no secret.
  setLanguage(languageNow());
  setTheme(themeNow());
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] && queryKey[0] !== 'about' });
}

const ActorContext = createContext<ActorView | null>(null);
export const ActorProvider = ActorContext.Provider;

/** The one who is logged in; only for screens behind the login. */
export function useActor(): ActorView {
  const actor = use(ActorContext);
  if (!actor) throw new Error('useActor outside a session');
  return actor;
}
