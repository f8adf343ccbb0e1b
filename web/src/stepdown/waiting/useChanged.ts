import { useEffect, useRef, useState } from 'react';

/** How often what is shown became something else by itself while one looks at it; another question begins anew. Counted, so that it is said each time. */
export function useChanged(shown: string | number | undefined, question = ''): number {
  const [times, setTimes] = useState(0);
  const before = useRef({ shown, question });
  useEffect(() => {
    const last = before.current;
    before.current = { shown, question };
    const isSame = last.question === question;
    if (isSame && last.shown !== undefined && shown !== undefined && last.shown !== shown)
      setTimes((count) => count + 1);
  }, [shown, question]);
  return times;
}
