import { useEffect, useRef } from 'react';

/** Words alone are no choice: until somebody chose, the browser says so at the field instead of sending it. */
export function useMustChoose(isChosen: boolean, words: string) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.setCustomValidity(isChosen ? '' : words), [isChosen, words]);
  return field;
}
