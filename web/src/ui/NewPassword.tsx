import type { PasswordFault } from '@ketenzicht/shared/administration';
import { useId, useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { newPasswordTexts } from './new-password.texts.js';

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Once somebody has tried it. */
  faults: readonly PasswordFault[];
  /** For a form that just opened. */
  focused?: boolean;
}

const focus = (field: HTMLElement | null) => field?.focus();

/** Choosing a password: one field that can be looked at, because typing it twice catches fewer slips than seeing it. */
export function NewPassword({ label, value, onValue, faults, focused = false }: Props) {
  const t = useTexts(newPasswordTexts);
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
          aria-invalid={faults.length > 0}
          maxLength={500}
          required
        />
      </label>
      <div id={help} className="-mt-2 text-[15px]">
        <p className="m-0 text-mute">{t('help')}</p>
        {faults.map((fault) => (
          <p key={fault} role="alert" className="m-0 mt-1 text-warn">
            {t(`fault.${fault}`)}
          </p>
        ))}
      </div>
      <label className="flex min-h-10 items-center gap-2">
        <input type="checkbox" className="size-5 accent-act" checked={shown} onChange={() => setShown(!shown)} />
        {t('show')}
      </label>
    </>
  );
}
