import type { Provider } from '@ketenzicht/shared/directory';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { Warning } from '../ui/Warning.js';
import { FormActs } from '../ui/FormActs.js';
import { machinesQuery, makeMachine } from './machines.queries.js';
import { machinesTexts, useMachineProblem } from './machines.texts.js';

interface Props {
  providers: readonly Provider[];
  onDone: () => void;
}

const focusOnce = (field: HTMLInputElement | null) => field?.focus();

export function MachineForm({ providers, onDone }: Props) {
  const t = useTexts(machinesTexts);
  const problem = useMachineProblem();
  const actor = useActor();
  const queries = useQueryClient();
  const today = localDate(timeNow());
  const [words, setWords] = useState({ name: '', purpose: '', owner: '' });
  const [organisationId, setOrganisationId] = useState(actor.organisationId ?? providers[0]?.id ?? '');
  const [until, setUntil] = useState(addLocalDays(today, 364));
  const make = useMutation({
    mutationFn: () => makeMachine({ ...words, organisationId, scopes: ['capacity'], expiresAt: `${until}T00:00:00Z` }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: machinesQuery.queryKey });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className="card mt-5 grid grid-cols-1 gap-4 p-5 md:grid-cols-2 lg:p-6">
      {make.isError && <Warning className="m-0 md:col-span-2">{problem(make.error)}</Warning>}
      {(['name', 'purpose', 'owner'] as const).map((field, index) => (
        <label key={field} className="field">
          {t(field)}
          <input
            value={words[field]}
            onChange={(event) => setWords({ ...words, [field]: event.target.value })}
            minLength={3}
            maxLength={100}
            required
            ref={index === 0 ? focusOnce : undefined}
          />
        </label>
      ))}
      <label className="field">
        {t('expiresAt')}
        <input
          type="date"
          min={addLocalDays(today, 1)}
          max={addLocalDays(today, 364)}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          required
        />
      </label>
      {actor.organisationId === null && (
        <label className="field">
          {t('organisation')}
          <select value={organisationId} onChange={(event) => setOrganisationId(event.target.value)}>
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <FormActs
        act={make.isPending ? t('busy') : t('save')}
        cancel={t('close')}
        busy={make.isPending}
        onCancel={onDone}
        className="md:col-span-2"
      />
    </form>
  );
}
