import { useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** Stands open by itself when it holds something, or when something in it is wrong. */
  holds: boolean;
  fault: string | undefined;
  quiet?: boolean;
  children: ReactNode;
}

export function Fold({ title, holds, fault, quiet = false, children }: Props) {
  const [open, setOpen] = useState(holds);
  const isOpen = open || fault !== undefined;
  return (
    <details className={quiet ? '' : 'px-4'} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        className={`flex min-h-12 list-none items-center gap-3 py-2 font-semibold text-act [&::-webkit-details-marker]:hidden ${quiet ? 'px-1' : ''}`}
      >
        <span aria-hidden="true" className="inline-block w-3 text-center text-xl leading-none font-normal">
          {isOpen ? '−' : '+'}
        </span>
        {title}
      </summary>
      <div className={quiet ? '' : 'grid gap-3 pb-4'}>{children}</div>
    </details>
  );
}
