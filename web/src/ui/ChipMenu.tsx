import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  label: string;
  /** Something is chosen in it. */
  active: boolean;
  look?: 'chip' | 'quiet';
  children: ReactNode;
}

const margin = 16;

/** A chip that opens a small panel under it. Closes on Escape (focus returns), on a press beside it and when focus leaves. */
export function ChipMenu({ label, active, look = 'chip', children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();

  // Under its chip, unless that runs off the screen.
  useLayoutEffect(() => {
    if (!panel.current) return;
    const over = panel.current.getBoundingClientRect().right - document.documentElement.clientWidth + margin;
    if (over > 0) panel.current.style.translate = `-${over}px`;
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', escape);
    };
  }, [isOpen]);

  return (
    <div ref={box} className="chip-menu" data-on={active}>
      <button
        ref={button}
        type="button"
        className={look === 'chip' ? 'chip' : 'chip-quiet'}
        data-on={active}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <span aria-hidden="true" className="text-[11px]">
          ▾
        </span>
      </button>
      {isOpen && (
        <div ref={panel} id={id} className="chip-panel">
          {children}
        </div>
      )}
    </div>
  );
}
