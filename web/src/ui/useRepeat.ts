import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react';

const firstAfter = 450;
const thenEvery = 90;

/**
 * Press acts once, on release, so that a thumb that starts a scroll on the button changes nothing; holding repeats.
 * A click from the keyboard or a screen reader (detail 0) always counts.
 */
export function useRepeat(act: () => void) {
  const latest = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(false);
  useEffect(() => {
    latest.current = act;
  });
  const stop = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);

  const again = () => {
    held.current = true;
    latest.current();
    timer.current = setTimeout(again, thenEvery);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button > 0) return;
      held.current = false;
      stop();
      timer.current = setTimeout(again, firstAfter);
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onClick: (event: MouseEvent) => {
      if (event.detail === 0 || !held.current) latest.current();
    },
  };
}
