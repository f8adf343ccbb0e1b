import { useId, useState } from 'react';

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
  words: { help: string; show: string; faults: readonly string[] };
  /** For a form that just opened. */
  focused?: boolean;
}

const focus = (field: HTMLElement | null) => field?.focus();

/** Choosing a password: one field that can be looked at, because typing it twice catches fewer slips than seeing it. */
export function NewPassword({ label, value, onValue, words, focused = false }: Props) {
  const help = useId();
  const [shown, setShown] = useState(false);
  return (
    <>
      <label className="field">
        {label}
        <input
          ref={focused ? focus : undefined}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={help}
          aria-invalid={words.faults.length > 0}
          maxLength={500}
          required
        />
      </label>
      <div id={help} className="-mt-2 text-[15px]">
        <p className="m-0 text-mute">{words.help}</p>
        {words.faults.map((fault) => (
          <p key={fault} role="alert" className="m-0 mt-1 text-warn">
            {fault}
          </p>
        ))}
      </div>
      <label className="flex min-h-10 items-center gap-2">
        <input type="checkbox" className="size-5" checked={shown} onChange={() => setShown(!shown)} />
        {words.show}
      </label>
    </>
  );
}
