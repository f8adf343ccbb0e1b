import type { CoordinationFigures, Rung } from '@ketenzicht/shared/coordination';
import type { Problem } from '@ketenzicht/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';
import type { Period } from '../../platform/period.rules.js';
import { ProblemError } from '../../platform/problem.error.js';
import { proofOfIdentity } from '../../platform/proof.js';

/** Asking more often than they are reckoned shows nothing new. */
export const useCoordinationFigures = ({ from, to }: Period) =>
  useQuery({
    queryKey: ['coordination-figures', from, to],
    queryFn: () => ask<CoordinationFigures>('/coordination-figures', { query: { from, to } }),
    placeholderData: (before) => before,
    staleTime: 5 * 60_000,
  });

export type AgendaFormat = 'pdf' | 'xlsx';

/** Saves the list. Not by a plain link, because the server asks for a fresh proof of who this is first. */
export async function saveAgenda(format: AgendaFormat, from: Rung): Promise<void> {
  const { file, name } = await agenda(format, from).catch(async (error: unknown) => {
    const wantsProof = error instanceof ProblemError && error.code === 'session.step_up_required';
    if (!wantsProof || !(await proofOfIdentity())) throw error;
    return agenda(format, from);
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function agenda(format: AgendaFormat, from: Rung): Promise<{ file: Blob; name: string }> {
  const answer = await fetch(`/api/v1/cases/export.${format}?from=${from}`).catch((cause: unknown) => {
    throw new ProblemError({ status: 0, code: 'network.unreachable', detail: String(cause) });
  });
  if (!answer.ok)
    throw new ProblemError({ ...((await answer.json().catch(() => ({}))) as Partial<Problem>), status: answer.status });
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { file: await answer.blob(), name: name ?? `landelijk-overleg.${format}` };
}
