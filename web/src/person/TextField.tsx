import { useId, type ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  label: string;
  note?: string;
  value: string;
  fault?: string;
  onValue: (value: string) => void;
}

/** A label, what may be said about it, the field, and what is wrong with it. */
export function TextField({ label, note, value, fault, onValue, ...input }: Props) {
  const id = useId();
  const about = [note && `${id}-note`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        value={value}
        autoComplete="off"
        onChange={(event) => onValue(event.currentTarget.value)}
        {...(about && { 'aria-describedby': about })}
        {...(fault && { 'aria-invalid': true })}
      />
      {note && (
        <span id={`${id}-note`} className="text-[15px] font-normal text-mute">
          {note}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} className="font-normal text-warn">
          {fault}
        </span>
      )}
    </div>
  );
}
