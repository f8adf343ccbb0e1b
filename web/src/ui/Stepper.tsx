import { useId, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useRepeat } from './useRepeat.js';

interface Props {
  label: string;
  hint?: ReactNode;
  /** null: nothing filled in yet. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  /** A fault makes the field invalid; a warning only asks for a second look. */
  fault?: string | undefined;
  warning?: string | undefined;
  less: string;
  more: string;
  /** For the figures that matter less; still 48 px to the thumb. */
  small?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A number with a − and a + for the thumb, the keys of a spin button, and plain typing. */
export function Stepper({
  label,
  hint,
  value,
  onChange,
  min = 0,
  max = 9999,
  fault,
  warning,
  less,
  more,
  small = false,
  ref,
}: Props) {
  const id = useId();
  const said = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : '', warning ? `${id}-warning` : '']
    .filter(Boolean)
    .join(' ');
  const step = (by: number) => onChange(Math.min(max, Math.max(min, (value ?? 0) + by)));
  const keys: Record<string, () => void> = {
    ArrowUp: () => step(1),
    ArrowDown: () => step(-1),
    PageUp: () => step(5),
    PageDown: () => step(-5),
    Home: () => onChange(min),
  };
  const press = (event: KeyboardEvent) => {
    const act = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={`grid gap-2 ${small ? '' : 'py-4'}`}>
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0 leading-tight">
          <label htmlFor={id} className={small ? '' : 'text-lg font-semibold'}>
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="m-0 text-[15px] text-mute">
              {hint}
            </p>
          )}
        </div>
        <div className="flex shrink-0 items-center gap-1">
          <StepButton
            name={`${label}: ${less}`}
            sign="−"
            small={small}
            onStep={() => step(-1)}
            off={value !== null && value <= min}
          />
          <input
            id={id}
            ref={ref}
            className={`${small ? 'h-12 w-16 text-xl' : 'h-14 w-20 text-[34px]'} rounded-lg border bg-transparent text-center leading-none font-bold ${fault ? 'border-danger' : 'border-transparent hover:border-edge focus:border-edge'}`}
            inputMode="numeric"
            autoComplete="off"
            role="spinbutton"
            aria-valuenow={value ?? undefined}
            aria-valuemin={min}
            aria-valuemax={max}
            aria-invalid={fault !== undefined}
            aria-describedby={said || undefined}
            value={value ?? ''}
            placeholder="–"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => onChange(numberIn(event.currentTarget.value, max))}
            onKeyDown={press}
          />
          <StepButton
            name={`${label}: ${more}`}
            sign="+"
            small={small}
            onStep={() => step(1)}
            off={value !== null && value >= max}
          />
        </div>
      </div>
      {fault && (
        <p id={`${id}-fault`} className="m-0 font-medium text-danger">
          {fault}
        </p>
      )}
      {warning && (
        <p id={`${id}-warning`} className="m-0 text-warn">
          {warning}
        </p>
      )}
    </div>
  );
}

function numberIn(text: string, max: number): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Math.min(max, Number(digits));
}

interface StepButtonProps {
  name: string;
  sign: string;
  small: boolean;
  onStep: () => void;
  off: boolean;
}

/** Out of the tab order: a keyboard has the arrow keys, and Tab should go from figure to figure. */
function StepButton({ name, sign, small, onStep, off }: StepButtonProps) {
  const repeat = useRepeat(onStep);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={name}
      aria-disabled={off}
      className={`${small ? 'size-12' : 'size-14'} touch-manipulation rounded-xl border border-edge bg-ground text-3xl leading-none text-act select-none active:bg-act-soft aria-disabled:border-line aria-disabled:text-mute [-webkit-touch-callout:none]`}
      {...repeat}
    >
      {sign}
    </button>
  );
}
