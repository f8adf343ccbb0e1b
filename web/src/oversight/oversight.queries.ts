import type {
  Breach,
  BreachQuery,
  CaseList,
  CaseOpinion,
  Choices,
  ExportFormat,
  Extract,
  ExtractQuery,
  Figures,
  FiguresQuery,
  LogPage,
  LogSearch,
  MonthList,
  MonthlyReport,
  OpenedCase,
  ReviewCase,
} from '@ketenzicht/shared/oversight';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../platform/http.js';
import { ProblemError } from '../platform/problem.error.js';

/** All under one key, so that signing something refreshes what hangs on it. Kept in memory only, and not longer than the screen needs it. */
const key = 'oversight';
const fresh = { staleTime: 0, gcTime: 60_000 };

export const useCases = (state: 'open' | 'signed') =>
  useQuery({
    queryKey: [key, 'cases', state],
    queryFn: () => ask<CaseList>('/oversight/cases', { query: { state } }),
    ...fresh,
  });

export const useCase = (id: string) =>
  useQuery({ queryKey: [key, 'case', id], queryFn: () => ask<OpenedCase>(`/oversight/cases/${id}`), ...fresh });

function useSigning<Given, Answer>(send: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: [key] }) });
}

export const useSignCase = (id: string) =>
  useSigning((body: CaseOpinion) => ask<ReviewCase>(`/oversight/cases/${id}/_sign`, { method: 'POST', body }));

export const useLog = (body: LogSearch | null) =>
  useQuery({
    queryKey: [key, 'log', body],
    queryFn: () => ask<LogPage>('/oversight/log/_search', { method: 'POST', body }),
    enabled: body !== null,
    ...fresh,
  });

export const useChoices = () =>
  useQuery({
    queryKey: [key, 'choices'],
    queryFn: () => ask<Choices>('/oversight/log/choices'),
    staleTime: 300_000,
  });

export const useFigures = (query: FiguresQuery) =>
  useQuery({
    queryKey: [key, 'figures', query],
    queryFn: () => ask<Figures>('/oversight/log/figures', { query }),
    ...fresh,
  });

export const useExtract = (body: ExtractQuery | null) =>
  useQuery({
    queryKey: [key, 'extract', body],
    queryFn: () => ask<Extract>('/oversight/log/_extract', { method: 'POST', body }),
    enabled: body !== null,
    ...fresh,
  });

export const useBreach = (body: BreachQuery | null) =>
  useQuery({
    queryKey: [key, 'breach', body],
    queryFn: () => ask<Breach>('/oversight/log/_breach', { method: 'POST', body }),
    enabled: body !== null,
    ...fresh,
  });

export const useReports = () =>
  useQuery({ queryKey: [key, 'reports'], queryFn: () => ask<MonthList>('/oversight/reports'), ...fresh });

export const useReport = (month: string) =>
  useQuery({
    queryKey: [key, 'report', month],
    queryFn: () => ask<MonthlyReport>(`/oversight/reports/${month}`),
    ...fresh,
  });

export const useSignReport = (month: string) =>
  useSigning((note: string) =>
    ask<MonthlyReport>(`/oversight/reports/${month}/_sign`, { method: 'POST', body: { note } }),
  );

/** As a file; the browser keeps it under the name that the server gave, which names nobody. */
export async function downloadExtract(query: ExtractQuery, format: ExportFormat): Promise<void> {
  const answer = await fetch('/api/v1/oversight/log/_export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...query, format }),
  }).catch((cause: unknown) => {
    throw new ProblemError({ status: 0, code: 'network.unreachable', detail: String(cause) });
  });
  if (!answer.ok)
    throw new ProblemError({ ...((await answer.json().catch(() => ({}))) as object), status: answer.status });
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `logboek.${format}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
