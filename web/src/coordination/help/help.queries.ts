import type { Article, ArticleInput, ArticleSubject, Found } from '@ketenzicht/shared/coordination';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/http.js';

const key = 'articles';
/** What was found stands until the next is there, so that nothing jumps while one types. */
const looking = { placeholderData: keepPreviousData, staleTime: 30_000, gcTime: 5 * 60_000 };
const versioned = (version: number) => ({ 'if-match': `"${version}"` });

/** Nothing asked: the newest. */
export const useArticles = (q: string, subject: ArticleSubject | null) =>
  useQuery({
    queryKey: [key, 'found', q, subject],
    queryFn: ({ signal }) =>
      ask<Found[]>('/articles/_search', { method: 'POST', body: { q, subject: subject ?? undefined }, signal }),
    ...looking,
  });

/** Questions that were answered before. Without them there are the articles. */
export const useAnswered = (q: string, enabled: boolean) =>
  useQuery({
    queryKey: [key, 'answered', q],
    queryFn: ({ signal }) => ask<Found[]>('/cases/_search-answered', { method: 'POST', body: { q }, signal }),
    enabled: enabled && q !== '',
    retry: false,
    ...looking,
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
