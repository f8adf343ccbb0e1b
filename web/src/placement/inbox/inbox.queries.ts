import type {
  AdmitInput,
  AnswerInput,
  Hold,
  PlacementAttempt,
  PlacementCard,
  Waiting,
} from '@ketenzicht/shared/placement';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import { placementKey, type AttemptVerb } from '../placement.queries.js';
import type { InboxTab } from './inbox.rules.js';

const inboxKey = [placementKey, 'inbox'] as const;
const inboxQuery = (tab: InboxTab) => ({
  queryKey: [...inboxKey, tab],
  queryFn: () => ask<PlacementCard[]>('/placement-inbox', { query: { state: tab } }),
  // The bell of the desk rings when it changes; this is for a bell that was missed. Every look is a line in the access log.
  refetchInterval: 5 * 60_000,
  staleTime: 60_000,
});

export const useInbox = (tab: InboxTab) => useQuery(inboxQuery(tab));

/** How many wait for a ward of ours: a number, and so no look at anybody. */
export const useWaitingCount = () =>
  useQuery({
    queryKey: [placementKey, 'waiting'],
    queryFn: () => ask<Waiting>('/placement-inbox/waiting'),
    select: ({ count }) => count,
    refetchInterval: 5 * 60_000,
    staleTime: 60_000,
  });

export interface Act {
  verb: Exclude<AttemptVerb, 'agree' | 'withdraw'>;
  body?: object | AnswerInput | AdmitInput;
}

/**
 * What a ward does with one try at it. One after another: an answer that is pressed while "seen" is still on its way waits for the version that this makes.
 */
export function useAct({ id, version }: Pick<PlacementAttempt, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: `attempt ${id}` },
    mutationFn: ({ verb, body = {} }: Act) =>
      ask<PlacementAttempt>(`/placement-attempts/${id}/_${verb}`, {
        method: 'POST',
        body,
        headers: { 'if-match': `"${newest(client, id) ?? version}"` },
      }),
    onSuccess: (attempt) => remember(client, attempt),
    // Also when it was refused: then something else happened meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: [placementKey] }),
  });
}

export function useExtend(holdId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: Date) =>
      ask<Hold>(`/placement-holds/${holdId}/_extend`, { method: 'POST', body: { until: until.toISOString() } }),
    onSettled: () => client.invalidateQueries({ queryKey: [placementKey] }),
  });
}

const lists = (client: QueryClient) => client.getQueriesData<PlacementCard[]>({ queryKey: inboxKey });

function newest(client: QueryClient, attemptId: string): number | undefined {
  const versions = lists(client).flatMap(([, cards]) =>
    (cards ?? []).flatMap(({ attempts }) =>
      attempts.filter(({ id }) => id === attemptId).map(({ version }) => version),
    ),
  );
  return versions.length === 0 ? undefined : Math.max(...versions);
}

function remember(client: QueryClient, attempt: PlacementAttempt): void {
  for (const [key] of lists(client))
    client.setQueryData<PlacementCard[]>(key, (cards) =>
      cards?.map((card) => ({
        ...card,
        attempts: card.attempts.map((one) => (one.id === attempt.id ? attempt : one)),
      })),
    );
}
