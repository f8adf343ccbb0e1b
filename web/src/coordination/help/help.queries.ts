import type { Article, ArticleInput, ArticleSubject, Found } from '@ketenzicht/shared/coordination';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

const key = 'articles';
const versioned = (version: number) => ({ 'if-match': `"${version}"` });

/** Nothing asked: the newest. */
export const useArticles = (q: string, subject: ArticleSubject | null) =>
  useQuery({
    queryKey: [key, 'found', q, subject],
    queryFn: ({ signal }) => ask<Found[]>('/articles', { query: { q, subject: subject ?? undefined }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 5 * 60_000,
  });

export const useArticle = (id: string) =>
  useQuery({ queryKey: [key, 'one', id], queryFn: () => ask<Article>(`/articles/${id}`), staleTime: 10_000 });

/** What was done shows at once, also when it was refused: then somebody else was first. */
function useArticleAct<T>(act: (given: T) => Promise<Article>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (article) => client.setQueryData([key, 'one', article.id], article),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
}

export const usePublish = () =>
  useArticleAct(({ id, input }: { id: string; input: ArticleInput }) =>
    ask<Article>('/articles', { method: 'POST', body: input, headers: { 'idempotency-key': id } }),
  );

export const useChangeArticle = (id: string) =>
  useArticleAct(({ version, input }: { version: number; input: ArticleInput }) =>
    ask<Article>(`/articles/${id}`, { method: 'PUT', body: input, headers: versioned(version) }),
  );

export const useWithdraw = (id: string) =>
  useArticleAct((version: number) =>
    ask<Article>(`/articles/${id}/_withdraw`, { method: 'POST', body: {}, headers: versioned(version) }),
  );

export const useJudge = (id: string) =>
  useArticleAct((helpful: boolean) => ask<Article>(`/articles/${id}/_judge`, { method: 'POST', body: { helpful } }));
