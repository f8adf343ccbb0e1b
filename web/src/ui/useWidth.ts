import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in whole pixels, so that a drawing can be made to measure and its letters keep their size. */
export function useWidth<T extends HTMLElement>(atFirst: number): [RefObject<T | null>, number] {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(atFirst);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
