import type { ReactNode } from 'react';

/** Says what is being waited for; appears after a moment only, so that a quick answer does not flicker. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="appear-late p-8 text-center text-mute">
      {children}
    </p>
  );
}
