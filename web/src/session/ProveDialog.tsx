import type { Challenge, Proof } from '@ketenzicht/shared/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Dialog } from '../ui/Dialog.js';
import { FactorFields, Trouble, usePasskey } from './SecondStep.js';
import { beginProof, prove } from './session.queries.js';
import { sessionTexts } from './session.texts.js';

/** Asks once more who this is; the action that needed it goes on by itself after that. */
export function ProveDialog({ onDone }: { onDone: (proven: boolean) => void }) {
  const t = useTexts(sessionTexts);
  const challenge = useQuery({
    queryKey: ['proof'],
    queryFn: beginProof,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Dialog labelledBy="prove-title" onClose={() => onDone(false)}>
      <h2 id="prove-title" className="text-2xl font-semibold">
        {t('proveTitle')}
      </h2>
      <p className="mt-1 text-mute">{t('proveHelp')}</p>
      <Trouble error={challenge.error} />
      {challenge.data && (
        <ProofForm challenge={challenge.data} onDone={onDone} again={() => void challenge.refetch()} />
      )}
      <button type="button" className="link mt-3 min-h-11" onClick={() => onDone(false)}>
        {t('cancel')}
      </button>
    </Dialog>
  );
}

function ProofForm({
  challenge,
  onDone,
  again,
}: {
  challenge: Challenge;
  onDone: (proven: boolean) => void;
  again: () => void;
}) {
  const t = useTexts(sessionTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proof = useMutation({
    mutationFn: (given: Partial<Proof>) => prove({ challenge: challenge.challenge, ...given }),
    onSuccess: () => onDone(true),
    onError: () => {
      setCode('');
      again(); // a passkey's question may be asked only once
    },
  });
  const passkey = usePasskey(challenge, (answer) => proof.mutate({ ...answer, ...(password && { password }) }));
  if (challenge.elsewhere !== null)
    return (
      <a
        className="button-act mt-4 inline-flex items-center"
        href={`${challenge.elsewhere}&next=${encodeURIComponent(location.pathname + location.search)}`}
      >
        {t('proveElsewhere')}
      </a>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proof.mutate({ password, ...(code !== '' && { code }) });
  };
  const needsForm = challenge.methods.length === 0 || challenge.methods.some((method) => method !== 'passkey');
  return (
    <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
      <Trouble error={passkey.error ?? proof.error} />
      <label className="field">
        {t('password')}
        <input
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required={needsForm}
        />
      </label>
      <FactorFields challenge={challenge} code={code} onCode={setCode} busy={proof.isPending} onPasskey={passkey.use} />
      {needsForm && (
        <button type="submit" className="button-act" disabled={proof.isPending}>
          {proof.isPending ? t('busy') : t('prove')}
        </button>
      )}
    </form>
  );
}
