import type { ReactNode } from 'react';

/** What went wrong, beside the button that was pressed; read out as soon as it is there. */
export function Warning({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <p role="alert" className={`rounded-lg bg-warn-soft p-3 text-warn ${className}`}>
      {children}
    </p>
  );
}
