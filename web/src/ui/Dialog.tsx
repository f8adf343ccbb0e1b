import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  labelledBy: string;
  urgent?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, closes on Escape, and gives the focus back. */
export function Dialog({ labelledBy, urgent = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      role={urgent ? 'alertdialog' : undefined}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="card m-auto w-[min(440px,calc(100vw-32px))] p-6 text-ink shadow-xl backdrop:bg-black/50"
    >
      {children}
    </dialog>
  );
}
