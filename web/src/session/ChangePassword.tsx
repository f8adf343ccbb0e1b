import { passwordFaults, type PasswordFault } from '@ketenzicht/shared/administration';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { usePasswordWords } from '../platform/password.texts.js';
import { useActor } from '../platform/session.js';
import { NewPassword } from '../ui/NewPassword.js';
import { FormActs } from '../ui/FormActs.js';
import { Trouble } from './SecondStep.js';
import { changePassword, sessionsQuery } from './session.queries.js';
import { sessionTexts } from './session.texts.js';

const focus = (part: HTMLElement | null) => part?.focus();

/** One's own password, for who logs in with one. */
export function ChangePassword() {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setOpen(false);
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <>
      <p className="text-mute">{t('passwordHelp')}</p>
      {change.isSuccess && (
        <p ref={focus} tabIndex={-1} role="status" className="mt-3 font-semibold">
          {t('passwordChanged')}
        </p>
      )}
      {open ? (
        <PasswordForm
          busy={change.isPending}
          error={change.error}
          onSave={(password) => change.mutate(password)}
          onCancel={() => {
            change.reset();
            setOpen(false);
            setCancelled(true);
          }}
        />
      ) : (
        <button
          ref={cancelled ? focus : undefined}
          type="button"
          className="button mt-4"
          onClick={() => {
            change.reset();
            setCancelled(false);
            setOpen(true);
          }}
        >
          {t('changePassword')}
        </button>
      )}
    </>
  );
}

interface FormProps {
  busy: boolean;
  error: Error | null;
  onSave: (password: string) => void;
  onCancel: () => void;
}

function PasswordForm({ busy, error, onSave, onCancel }: FormProps) {
  const t = useTexts(sessionTexts);
  const { name } = useActor();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState<string | null>(null);
  const found = passwordFaults(password, { name, username: name });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(password);
    if (found.length === 0) onSave(password);
  };
  const refused = tried === password ? faultsOf(error) : [];
  const words = usePasswordWords(tried === null ? [] : [...new Set([...found, ...refused])]);
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
      {refused.length === 0 && <Trouble error={error} />}
      <NewPassword label={t('newPassword')} value={password} onValue={setPassword} words={words} focused />
      <FormActs act={busy ? t('busy') : t('savePassword')} cancel={t('cancel')} busy={busy} onCancel={onCancel} />
    </form>
  );
}

/** The server knows the user name too, which may not stand in a password either. */
const faultsOf = (error: Error | null): PasswordFault[] =>
  error instanceof ProblemError && error.code === 'password.too_weak'
    ? error.errors.map(({ code }) => code.replace('password.', '') as PasswordFault)
    : [];
