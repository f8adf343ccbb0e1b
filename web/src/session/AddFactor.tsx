import { useMutation } from '@tanstack/react-query';
import type { Enrolment } from '@ketenzicht/shared/kernel';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { canUsePasskeys, makePasskey } from './passkeys.js';
import { Trouble } from './SecondStep.js';
import { beginFactor, confirmFactor } from './session.queries.js';
import { sessionTexts } from './session.texts.js';

interface Props {
  onAdded: (recoveryCodes: string[]) => void;
}

/** Choosing a kind of second factor, and showing that it works. */
export function AddFactor({ onAdded }: Props) {
  const t = useTexts(sessionTexts);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const begin = useMutation({ mutationFn: beginFactor, onSuccess: setEnrolment });
  if (enrolment?.totp) return <NewApp id={enrolment.id} totp={enrolment.totp} onAdded={onAdded} />;
  if (enrolment?.passkey) return <NewPasskey id={enrolment.id} options={enrolment.passkey} onAdded={onAdded} />;
  return (
    <div className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t('howTitle')}</h2>
      <Trouble error={begin.error} />
      <Way title={t('useApp')} help={t('useAppHelp')} onChoose={() => begin.mutate('totp')} />
      {canUsePasskeys() && (
        <Way title={t('usePasskey')} help={t('usePasskeyHelp')} onChoose={() => begin.mutate('passkey')} />
      )}
    </div>
  );
}

function Way({ title, help, onChoose }: { title: string; help: string; onChoose: () => void }) {
  return (
    <button type="button" className="card min-h-12 px-4 py-3 text-left hover:border-act" onClick={onChoose}>
      <span className="block font-semibold text-act">{title}</span>
      <span className="text-mute">{help}</span>
    </button>
  );
}

function NewApp({ id, totp, onAdded }: Props & { id: string; totp: NonNullable<Enrolment['totp']> }) {
  const t = useTexts(sessionTexts);
  const [code, setCode] = useState('');
  const [name, setName] = useState<string>(t('nameApp'));
  const confirm = useMutation({
    mutationFn: () => confirmFactor(id, { name, code }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('scan')}</h2>
      {/* White under it in the dark as well: cameras want dark on light. */}
      <svg
        role="img"
        aria-label={t('scanAlt')}
        className="size-48 rounded-lg bg-white"
        viewBox={`-2 -2 ${totp.picture.size + 4} ${totp.picture.size + 4}`}
        shapeRendering="crispEdges"
      >
        <path d={totp.picture.path} fill="black" />
      </svg>
      <a className="link inline-flex min-h-11 items-center self-start" href={totp.uri}>
        {t('openApp')}
      </a>
      <p>
        {t('typeIt')}
        <code className="mt-1 block text-lg break-words select-all">
          {totp.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <Trouble error={confirm.error} />
      <label className="field">
        {t('thenCode')}
        <input
          className="text-xl tracking-widest"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          minLength={6}
          maxLength={8}
          required
        />
      </label>
      <NameField name={name} onName={setName} />
      <button type="submit" className="button-act" disabled={confirm.isPending}>
        {confirm.isPending ? t('busy') : t('add')}
      </button>
    </form>
  );
}

function NewPasskey({ id, options, onAdded }: Props & { id: string; options: object }) {
  const t = useTexts(sessionTexts);
  const [name, setName] = useState<string>(t('namePasskey'));
  const confirm = useMutation({
    mutationFn: async () => confirmFactor(id, { name, passkey: await makePasskey(options) }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('usePasskey')}</h2>
      <p className="text-mute">{t('usePasskeyHelp')}</p>
      <Trouble error={confirm.error} />
      <NameField name={name} onName={setName} />
      <button type="submit" className="button-act" disabled={confirm.isPending}>
        {confirm.isPending ? t('busy') : t('addPasskey')}
      </button>
    </form>
  );
}

function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const t = useTexts(sessionTexts);
  return (
    <label className="field">
      {t('name')}
      <input value={name} onChange={(event) => onName(event.target.value)} maxLength={60} required />
    </label>
  );
}
