import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type DOMAttributes,
  type FocusEvent,
  type PointerEvent,
} from 'react';

/** A finger leaves no pointer behind: after a touch the list stays still for as long as it takes to aim. */
const touchRest = 6_000;

/** Whether a pointer or the focus rests on an element, with the handlers to put on it. */
export function useResting(): { resting: boolean; rest: DOMAttributes<HTMLElement> } {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const touch = useCallback(() => {
    clearTimeout(timer.current);
    setPointer(true);
    timer.current = setTimeout(() => setPointer(false), touchRest);
  }, []);
  const rest = useMemo(
    () => ({
      onPointerEnter: (event: PointerEvent) => (event.pointerType === 'mouse' ? setPointer(true) : touch()),
      onPointerLeave: (event: PointerEvent) => event.pointerType === 'mouse' && setPointer(false),
      onPointerDown: (event: PointerEvent) => event.pointerType !== 'mouse' && touch(),
      onFocus: () => setFocus(true),
      onBlur: (event: FocusEvent<HTMLElement>) => setFocus(event.currentTarget.contains(event.relatedTarget)),
    }),
    [touch],
  );
  return { resting: pointer || focus, rest };
}
