import { useId } from 'react';
import './choices.css';

interface Shared<T extends string> {
  legend: string;
  hint?: string;
  values: readonly T[];
  say: (value: T) => string;
  /** Big enough for the first question of a screen. */
  big?: boolean;
  /** A second line in each choice. */
  sub?: (value: T) => string;
}
interface One<T extends string> extends Shared<T> {
  value: T | null;
  onChange: (value: T) => void;
  /** The browser asks for it before the form is sent. */
  required?: boolean;
}
interface Many<T extends string> extends Shared<T> {
  value: readonly T[];
  onChange: (value: T[]) => void;
  most?: number;
}

/** One of a few, all in sight. Radio buttons underneath, so that Tab goes to the group and the arrows within it. */
export function OneOf<T extends string>({ value, onChange, required = false, ...group }: One<T>) {
  const name = useId();
  return (
    <Group {...group}>
      {(one) => (
        <input type="radio" name={name} required={required} checked={value === one} onChange={() => onChange(one)} />
      )}
    </Group>
  );
}

/** Any of a few. */
export function SomeOf<T extends string>({ value, onChange, most, ...group }: Many<T>) {
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <Group {...group}>
      {(one) => (
        <input
          type="checkbox"
          checked={value.includes(one)}
          disabled={most !== undefined && value.length >= most && !value.includes(one)}
          onChange={() => toggle(one)}
        />
      )}
    </Group>
  );
}

function Group<T extends string>({
  legend,
  hint,
  values,
  say,
  sub,
  big = false,
  children,
}: Shared<T> & { children: (value: T) => React.ReactNode }) {
  const id = useId();
  return (
    <fieldset className="choices" data-big={big} {...(hint && { 'aria-describedby': id })}>
      <legend>{legend}</legend>
      {hint && (
        <p id={id} className="choices-hint">
          {hint}
        </p>
      )}
      <div>
        {values.map((one) => (
          <label key={one}>
            {children(one)}
            <span>
              {say(one)}
              {sub && <small>{sub(one)}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
