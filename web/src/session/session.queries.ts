import { queryOptions } from '@tanstack/react-query';
import type {
  Challenge,
  ConfirmFactor,
  CurrentSession,
  Enrolment,
  Factors,
  OwnSession,
  Proof,
  RecoveryCodes,
} from '@ketenzicht/shared/kernel';
import { ask } from '../platform/http.js';

const post = <T>(path: string, body?: unknown) =>
  ask<T>(path, { method: 'POST', ...(body === undefined ? {} : { body }) });

export const factorsQuery = queryOptions({ queryKey: ['factors'], queryFn: () => ask<Factors>('/factors') });
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => ask<{ sessions: OwnSession[] }>('/sessions'),
});

export const stay = () => post<CurrentSession>('/sessions/current/_stay');
export const beginProof = () => post<Challenge>('/sessions/current/_challenge');
export const prove = (proof: Proof) => post('/sessions/current/_prove', proof);
export const beginFactor = (kind: 'totp' | 'passkey') => post<Enrolment>('/factors', { kind });
export const confirmFactor = (id: string, given: ConfirmFactor) =>
  post<RecoveryCodes>(`/factors/${id}/_confirm`, given);
export const removeFactor = (id: string) => ask<void>(`/factors/${id}`, { method: 'DELETE' });
export const renewRecoveryCodes = () => post<RecoveryCodes>('/factors/_renew-recovery-codes');
export const changePassword = (password: string) => ask<void>('/password', { method: 'PUT', body: { password } });
export const endSession = (id: string) => ask<void>(`/sessions/${id}`, { method: 'DELETE' });
export const endOtherSessions = () => post<void>('/sessions/_end-others');
export const becomeWall = () => post('/sessions/_wall');
