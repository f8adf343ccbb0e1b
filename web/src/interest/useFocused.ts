import { useEffect, useRef } from 'react';

/** The page is another one now: whoever hears it is told. */
export function useFocused() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return title;
}
