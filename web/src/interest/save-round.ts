import type { Problem } from '@ketenzicht/shared/kernel';
import { ProblemError } from '../platform/problem.error.js';
import { proofOfIdentity } from '../platform/proof.js';

/** Saves who registered. Not by a plain link, because the server asks for a fresh proof of who this is first. */
export async function saveRound(roundId: string, format: 'csv' | 'xlsx'): Promise<void> {
  const { file, name } = await fetched(roundId, format).catch(async (error: unknown) => {
    const wantsProof = error instanceof ProblemError && error.code === 'session.step_up_required';
    if (!wantsProof || !(await proofOfIdentity())) throw error;
    return fetched(roundId, format);
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function fetched(roundId: string, format: string): Promise<{ file: Blob; name: string }> {
  const answer = await fetch(`/api/v1/interest-rounds/${roundId}/export.${format}`).catch((cause: unknown) => {
    throw new ProblemError({ status: 0, code: 'network.unreachable', detail: String(cause) });
  });
  if (!answer.ok)
    throw new ProblemError({ ...((await answer.json().catch(() => ({}))) as Partial<Problem>), status: answer.status });
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { file: await answer.blob(), name: name ?? `belangstelling.${format}` };
}
