import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  min: string;
  onValue: (value: string) => void;
}

export function DayField({ label, value, min, onValue }: Props) {
  const id = useId();
  return (
    <div className="field max-w-xs">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        required
        min={min}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
