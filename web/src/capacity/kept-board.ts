import { queryOptions } from '@tanstack/react-query';
import type { Board } from '@ketenzicht/shared/capacity';
import type { Directory } from '@ketenzicht/shared/directory';
import { ask } from '../platform/http.js';
import { ProblemError } from '../platform/problem.error.js';
import { keep, kept } from '../platform/kept.js';

interface KeptBoard {
  actorId: string;
  /** When the server was last heard, in epoch milliseconds. */
  heardAt: number;
  directory: Directory;
  board: Board;
}
const key = 'board';
/** In ms, for those whom no figure is sent to as it comes: theirs are an hour old anyway. */
export const boardFromAfarEvery = 300_000;

export function keepBoard(last: KeptBoard): void {
  void keep(key, last);
}

/** The own register's board; without network the last one that this browser kept, which then shows its age by itself. */
async function ownBoard(actorId: string): Promise<KeptBoard> {
  try {
    const [directory, board] = await Promise.all([ask<Directory>('/directory'), ask<Board>('/board')]);
    return { actorId, heardAt: Date.now(), directory, board };
  } catch (error) {
    const last = error instanceof ProblemError && error.status === 0 ? await kept<KeptBoard>(key) : null;
    if (last?.actorId === actorId) return last;
    throw error;
  }
}

export const ownBoardQuery = (actorId: string) =>
  queryOptions({
    queryKey: ['own-board', actorId],
    queryFn: () => ownBoard(actorId),
    staleTime: Infinity,
    structuralSharing: false,
    refetchOnWindowFocus: false,
  });
