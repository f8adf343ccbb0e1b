import { addLocalDays, localDate, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { careBases, type CareBasis } from '@ketenzicht/shared/person';
import { useId, useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { Loading } from '../ui/Loading.js';
import { FormActs } from '../ui/FormActs.js';
import { useCandidates, useLetIn } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';
import { TextField } from './TextField.js';

export function LetIn({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const id = useId();
  const candidates = useCandidates(personId);
  const letIn = useLetIn(personId);
  const [accountId, setAccountId] = useState('');
  const [until, setUntil] = useState('');
  const role = candidates.data?.accounts.find((one) => one.accountId === accountId)?.role;
  const fitting = careBases.filter((one) => (role === 'chainDirector' ? /Direction$/ : /^(?!chain)/).test(one));
  const [chosen, setBasis] = useState<CareBasis>('treatment');
  const basis = fitting.includes(chosen) ? chosen : (fitting[0] ?? chosen);
  const error = candidates.error ?? letIn.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ends = until && startOfLocalDay(until).toISOString();
    letIn.mutate({ accountId, basis, ...(ends && { until: ends }) }, { onSuccess: onDone });
  };
  if (candidates.isPending) return <Loading>{t('loading')}</Loading>;
  return (
    <form onSubmit={submit} className="mt-4 grid gap-4 border-b border-line pb-5">
      <div className="field">
        <label htmlFor={`${id}-who`}>{t('whom')}</label>
        <select
          id={`${id}-who`}
          required
          value={accountId}
          onChange={(event) => setAccountId(event.currentTarget.value)}
        >
          <option value="">{t('choosePerson')}</option>
          {candidates.data?.accounts.map((one) => (
            <option key={one.accountId} value={one.accountId}>
              {one.name} ({t(`role.${one.role}` as 'role.provider')})
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-basis`}>{t('basis')}</label>
        <select id={`${id}-basis`} value={basis} onChange={(event) => setBasis(event.currentTarget.value as CareBasis)}>
          {fitting.map((one) => (
            <option key={one} value={one}>
              {t(`basis.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={t('untilDay')}
        note={t('untilHelp')}
        type="date"
        min={addLocalDays(localDate(timeNow()), 1)}
        value={until}
        onValue={setUntil}
        fault={refusal.at(letIn.error, '/until')}
      />
      {error && (
        <p role="alert" className="text-warn">
          {refusal.about(error)}
        </p>
      )}
      <FormActs act={t('give')} cancel={t('cancel')} busy={letIn.isPending} onCancel={onDone} />
    </form>
  );
}
