import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.error.js';

/** Worth another try: not heard, or the server says that it is for now unable. A refusal stays a refusal. */
const isPassing = (error: unknown) => error instanceof ProblemError && (error.status === 0 || error.status >= 500);

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // `always`: on a hospital network the browser's idea of being online is often wrong.
      queries: { staleTime: 30_000, networkMode: 'always', retry: (count, error) => count < 3 && isPassing(error) },
      mutations: { networkMode: 'always' },
    },
  });
