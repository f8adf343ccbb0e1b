import { queryOptions } from '@tanstack/react-query';
import type {
  Account,
  AccountChange,
  EndReason,
  Invitation,
  InviteInput,
  Invited,
  Review,
} from '@ketenzicht/shared/administration';
import type { Directory } from '@ketenzicht/shared/directory';
import type { Problem } from '@ketenzicht/shared/kernel';
import { ask } from '../platform/http.js';
import { ProblemError } from '../platform/problem.error.js';
import { proofOfIdentity } from '../platform/proof.js';

export const accountsQuery = queryOptions({
  queryKey: ['administration', 'accounts'],
  queryFn: ({ signal }) => ask<Account[]>('/accounts', { signal }),
});

export const reviewsQuery = queryOptions({
  queryKey: ['administration', 'reviews'],
  queryFn: ({ signal }) => ask<Review[]>('/rights-reviews', { signal }),
});

/** Names of organisations and regions. */
export const placesQuery = queryOptions({
  queryKey: ['administration', 'places'],
  queryFn: ({ signal }) => ask<Directory>('/directory', { signal }),
  staleTime: 10 * 60_000,
});

type Seen = Pick<Account, 'id' | 'version'>;
const as = ({ version }: Seen) => ({ 'if-match': `"${version}"` });

export const invite = (input: InviteInput) => ask<Invited>('/accounts', { method: 'POST', body: input });
export const inviteAgain = (account: Seen) =>
  ask<Invited>(`/accounts/${account.id}/_invite-again`, { method: 'POST', headers: as(account) });
export const changeAccount = (account: Seen, body: AccountChange) =>
  ask<Account>(`/accounts/${account.id}`, { method: 'PUT', headers: as(account), body });
export const endAccount = (account: Seen, reason: EndReason) =>
  ask<Account>(`/accounts/${account.id}/_end`, { method: 'POST', headers: as(account), body: { reason } });
export const endSessions = ({ id }: Seen) =>
  ask<{ ended: number }>(`/accounts/${id}/_end-sessions`, { method: 'POST' });
export const signLine = (reviewId: string, accountId: string, decision: 'keep' | 'end') =>
  ask<void>(`/rights-reviews/${reviewId}/lines/${accountId}/_sign`, { method: 'POST', body: { decision } });

export const readInvitation = (token: string) =>
  ask<Invitation>('/invitations/_read', { method: 'POST', body: { token } });
export const acceptInvitation = (token: string, password: string) =>
  ask<{ username: string }>('/invitations/_accept', { method: 'POST', body: { token, password } });

export const acceptElsewhere = (token: string) =>
  ask<{ redirectTo: string }>('/invitations/_elsewhere', { method: 'POST', body: { token } });

/** Saves the table. Not by a plain link, because the server may ask for a fresh proof of who this is first. */
export async function saveTable(): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await table().catch(afterProof));
  link.download = 'wie-heeft-wat.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}

async function table(): Promise<Blob> {
  const answer = await fetch('/api/v1/accounts/_export', { headers: { accept: 'text/csv, application/problem+json' } });
  if (answer.ok) return answer.blob();
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  throw new ProblemError({ ...problem, status: answer.status });
}

async function afterProof(error: unknown): Promise<Blob> {
  const wantsProof = error instanceof ProblemError && error.code === 'session.step_up_required';
  if (!wantsProof || !(await proofOfIdentity())) throw error;
  return table();
}
