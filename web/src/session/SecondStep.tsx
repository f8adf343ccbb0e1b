import type { Challenge } from '@ketenzicht/shared/kernel';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { Warning } from '../ui/Warning.js';
import { askPasskey } from './passkeys.js';
import { sessionTexts } from './session.texts.js';

interface Props {
  challenge: Challenge;
  busy: boolean;
  error: Error | null;
  onAnswer: (answer: { code?: string; passkey?: Record<string, unknown> }) => void;
  onBack: () => void;
}

/** The second step of a login. */
export function SecondStep({ challenge, busy, error, onAnswer, onBack }: Props) {
  const t = useTexts(sessionTexts);
  const [code, setCode] = useState('');
  const passkey = usePasskey(challenge, onAnswer);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({ code });
    setCode('');
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <h1 className="text-2xl font-semibold">{t('secondTitle')}</h1>
        <p className="mt-1 text-mute">{t('secondHelp')}</p>
      </div>
      <Trouble error={passkey.error ?? error} />
      <FactorFields challenge={challenge} code={code} onCode={setCode} busy={busy} onPasskey={passkey.use} />
      {asksCode(challenge) && (
        <button type="submit" className="button-act" disabled={busy}>
          {busy ? t('busy') : t('goOn')}
        </button>
      )}
      <button type="button" className="link min-h-11 self-start" onClick={onBack}>
        {t('back')}
      </button>
    </form>
  );
}

export const asksCode = ({ methods }: Challenge): boolean => methods.some((method) => method !== 'passkey');

/** The browser's own dialog; its answer goes on like a code would. */
export function usePasskey(
  challenge: Challenge,
  onAnswer: (answer: { passkey: Record<string, unknown> }) => void,
): { use: () => void; error: Error | null } {
  const [error, setError] = useState<Error | null>(null);
  const use = () => {
    setError(null);
    askPasskey(challenge.passkey ?? {}).then(
      (passkey) => onAnswer({ passkey }),
      (problem: Error) => setError(problem),
    );
  };
  return { use, error };
}

export function Trouble({ error }: { error: Error | null }) {
  const problem = useProblemText();
  if (!error) return null;
  return <Warning>{problem(error)}</Warning>;
}

/** What this account may answer with: a passkey, a code, or one of the codes on paper. */
export function FactorFields({
  challenge: { methods },
  code,
  onCode,
  busy,
  onPasskey,
}: {
  challenge: Challenge;
  code: string;
  onCode: (code: string) => void;
  busy: boolean;
  onPasskey: () => void;
}) {
  const t = useTexts(sessionTexts);
  const hasApp = methods.includes('totp');
  const [paper, setPaper] = useState(!hasApp && !methods.includes('passkey') && methods.includes('recovery'));
  return (
    <>
      {methods.includes('passkey') && (
        <button type="button" className="button-act" disabled={busy} onClick={onPasskey}>
          {t('passkey')}
        </button>
      )}
      {methods.includes('passkey') && (hasApp || paper) && <p className="text-center text-mute">{t('or')}</p>}
      {(hasApp || paper) && (
        <label className="field" key={String(paper)}>
          {t(paper ? 'recovery' : 'code')}
          <input
            className="text-xl tracking-widest"
            value={code}
            onChange={(event) => onCode(event.target.value)}
            inputMode={paper ? 'text' : 'numeric'}
            autoComplete={paper ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            minLength={6}
            maxLength={20}
            required
          />
          <span className="font-normal text-mute">{t(paper ? 'recoveryHelp' : 'codeHelp')}</span>
        </label>
      )}
      {methods.includes('recovery') && (hasApp || !paper) && (
        <button type="button" className="link min-h-11 self-start text-left" onClick={() => setPaper(!paper)}>
          {t(paper ? 'toCode' : 'toRecovery')}
        </button>
      )}
    </>
  );
}
