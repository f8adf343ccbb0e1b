import { useId } from 'react';

interface Shared {
  label: string;
  help?: string;
  /** What is wrong here, in words. */
  fault?: string;
  required?: boolean;
}

function Described({ id, help, fault }: { id: string } & Pick<Shared, 'help' | 'fault'>) {
  return (
    <>
      {help && <small id={`${id}-help`}>{help}</small>}
      {fault && (
        <small id={`${id}-fault`} className="following-fault">
          {fault}
        </small>
      )}
    </>
  );
}
const by = (id: string, { help, fault }: Shared) =>
  [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;

export function Words({
  value,
  onChange,
  max = 2_000,
  rows = 3,
  ...shared
}: Shared & { value: string; onChange: (value: string) => void; max?: number; rows?: number }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{shared.label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={max}
        required={shared.required ?? false}
        value={value}
        aria-invalid={Boolean(shared.fault)}
        aria-describedby={by(id, shared)}
        onChange={(event) => onChange(event.target.value)}
      />
      <Described id={id} {...shared} />
    </div>
  );
}

export function Line({
  value,
  onChange,
  type = 'text',
  min,
  max,
  ...shared
}: Shared & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date' | 'number';
  min?: string | number;
  max?: string | number;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{shared.label}</label>
      <input
        id={id}
        type={type}
        min={min}
        max={max}
        maxLength={type === 'text' ? 100 : undefined}
        autoComplete="off"
        required={shared.required ?? false}
        value={value}
        aria-invalid={Boolean(shared.fault)}
        aria-describedby={by(id, shared)}
        onChange={(event) => onChange(event.target.value)}
      />
      <Described id={id} {...shared} />
    </div>
  );
}

export function Select({
  value,
  onChange,
  choose,
  options,
  ...shared
}: Shared & {
  value: string;
  onChange: (value: string) => void;
  choose: string;
  options: readonly { id: string; name: string }[];
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{shared.label}</label>
      <select
        id={id}
        required={shared.required ?? false}
        value={value}
        aria-invalid={Boolean(shared.fault)}
        aria-describedby={by(id, shared)}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{choose}</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Described id={id} {...shared} />
    </div>
  );
}

/** `Gemeente, Reclassering` as a list; empty parts are none. */
export const listOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
