import { useEffect, useRef } from 'react';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Up and down through all lines of the desk; Enter opens the one that has the focus. Only within the list, so that no letter does anything elsewhere (WCAG 2.1.4). */
export function useLineKeys() {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current;
    if (!box) return undefined;
    const move = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...box.querySelectorAll<HTMLElement>('article h3 a')];
      const at = links.findIndex((link) => link.closest('li')?.contains(event.target as Node));
      const next = at === -1 ? undefined : links[at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    box.addEventListener('keydown', move);
    return () => box.removeEventListener('keydown', move);
  }, []);
  return list;
}
