import type { ReactNode } from 'react';
import './wide-page.css';

interface Props {
  /** For a form, whose lines would be too long to read. */
  narrow?: boolean;
  className?: string;
  children: ReactNode;
}

/** The frame of a page that stands by itself: as wide as a list and a file need, and the same wherever one came from. */
export function WidePage({ narrow = false, className = '', children }: Props) {
  return (
    <div className={`wide-page ${className}`} data-narrow={narrow}>
      {children}
    </div>
  );
}
