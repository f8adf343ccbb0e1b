import { useEffect } from 'react';
import { ask } from '../platform/http.js';

/** Milliseconds; the server forgets after 45 seconds. */
const every = 20_000;

/** Tells colleagues that somebody has this case open, for as long as it is in sight. When that fails nothing else may. */
export function useWatch(caseId: string): void {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState === 'visible')
        ask(`/cases/${caseId}/_watch`, { method: 'POST', body: {} }).catch(() => undefined);
    };
    tell();
    const timer = setInterval(tell, every);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [caseId]);
}
