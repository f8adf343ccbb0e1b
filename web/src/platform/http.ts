import type { Problem } from '@ketenzicht/shared/kernel';
import { ProblemError } from './problem.error.js';
import { proofOfIdentity } from './proof.js';

const api = '/api/v1';

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
}

/**
 * Asks the server and gives the answer's body, or throws a ProblemError. `path` starts after `/api/v1`. Where the server wants a fresh proof of who this
 * is, the person is asked for it and the question is put again, so that no feature has to think of it.
 */
export async function ask<T>(path: string, how: Ask = {}): Promise<T> {
  try {
    return await askOnce<T>(path, how);
  } catch (error) {
    const wantsProof = error instanceof ProblemError && error.code === 'session.step_up_required';
    if (!wantsProof || !(await proofOfIdentity())) throw error;
    return askOnce<T>(path, how);
  }
}

async function askOnce<T>(path: string, { method = 'GET', body, headers, query, signal }: Ask): Promise<T> {
  const answer = await fetch(api + path + queryString(query), {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ProblemError({ status: 0, code: 'network.unreachable', detail: String(cause) });
  });
  if (!answer.ok) throw new ProblemError({ ...(await bodyOf<Partial<Problem>>(answer)), status: answer.status });
  return (answer.status === 204 ? undefined : await bodyOf<T>(answer)) as T;
}

/** A proxy in between may answer with a page instead of JSON; then the status has to tell. */
const bodyOf = async <T>(answer: Response): Promise<T | undefined> =>
  answer.json().catch(() => undefined) as Promise<T | undefined>;

function queryString(query: Ask['query']): string {
  const given = Object.entries(query ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
