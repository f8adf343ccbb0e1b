import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLanguage } from '../platform/i18n.js';
import { makeQueryClient } from '../platform/query.js';
import { makeRouter } from './router.js';

/** `history` is the browser's own, or a test's. */
export function App({ history }: { history?: RouterHistory }) {
  const [queries] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter(history));
  const language = useLanguage();
  useEffect(() => void (document.documentElement.lang = language), [language]);

  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
