import { queryOptions } from '@tanstack/react-query';
import type { Board } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import { ask } from '../platform/http.js';

/** Which board: of which register, as it was when, as it was known when. Absent means the own register, now. */
export interface BoardMoment {
  directory?: string | undefined;
  asOf?: string | undefined;
  knownAt?: string | undefined;
}

export const directoryQuery = (directory?: string) =>
  queryOptions({
    queryKey: ['directory', directory ?? null],
    queryFn: ({ signal }) => ask<Directory>('/directory', { query: { directory }, signal }),
    staleTime: 10 * 60_000,
  });

export const boardQuery = ({ directory, asOf, knownAt }: BoardMoment) =>
  queryOptions({
    queryKey: ['board', directory ?? null, asOf ?? null, knownAt ?? null],
    queryFn: ({ signal }) => ask<Board>('/board', { query: { directory, asOf, knownAt }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
