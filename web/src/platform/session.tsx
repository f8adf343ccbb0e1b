import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ActorView, Login } from '@ketenzicht/shared/kernel';
import { createContext, use } from 'react';
import { ask } from './http.js';
import { ProblemError } from './problem.error.js';
import { forgetKept } from './kept.js';
import { readStored, store } from './stored.js';

export interface SignedIn {
  expiresAt: string;
  actor: ActorView;
}

const key = ['session'] as const;
const kept = 'kz-session';

/** Who was here last: lets a page that is open show the last known list while the network is away. The server still decides. */
async function currentSession(): Promise<SignedIn | null> {
  try {
    const session = await ask<SignedIn>('/sessions/current');
    store(kept, session);
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

export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (login: Login) => ask<SignedIn>('/sessions', { method: 'POST', body: login }),
    onSuccess: ({ expiresAt, actor }) => {
      store(kept, { expiresAt, actor });
      client.setQueryData(key, { expiresAt, actor });
    },
  });
}

export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<void>('/sessions/current', { method: 'DELETE' }),
    onSettled: () => forgetSession(client),
  });
}

/** Nothing of the one who left may stay for the next at this computer. */
export function forgetSession(client: ReturnType<typeof useQueryClient>): void {
  store(kept, null);
  void forgetKept();
  client.setQueryData(key, null);
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
