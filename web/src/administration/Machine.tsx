import { day, type MachineClient } from '@ketenzicht/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { timeNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { addKey, disableMachine, machinesQuery, retireKey } from './machines.queries.js';
import { machinesTexts, useMachineProblem } from './machines.texts.js';
import { sayMoment } from './say-moment.js';

/** Time enough to make a new key and put it in place. */
const soon = 30 * day;

export function Machine({ machine, organisation }: { machine: MachineClient; organisation: string }) {
  const t = useTexts(machinesTexts);
  const language = useLanguage();
  const now = timeNow().getTime();
  const end = Date.parse(machine.expiresAt);
  const isOver = machine.disabledAt !== null || end <= now;
  const needsCare = !isOver && end - now < soon;
  const state = machine.disabledAt
    ? t('disabled', { when: sayMoment(machine.disabledAt, language) })
    : t(isOver ? 'over' : needsCare ? 'soon' : 'until', { when: sayMoment(machine.expiresAt, language) });
  const used = machine.lastUsedAt ? t('used', { when: sayMoment(machine.lastUsedAt, language) }) : t('unused');
  return (
    <article className="card p-5 lg:p-6" aria-labelledby={`machine-${machine.id}`}>
      <h2 id={`machine-${machine.id}`} className="m-0 text-lg font-semibold">
        {machine.name}
      </h2>
      <p className="m-0">
        {machine.purpose} <span className="text-mute">· {organisation}</span>
      </p>
      <p className="m-0 text-[15px] text-mute">
        {t('ownerLine', { owner: machine.owner })} · {machine.scopes.map((scope) => t(`scope.${scope}`)).join(', ')} ·{' '}
        {used}
      </p>
      <p className={`m-0 text-[15px] ${needsCare ? 'font-semibold text-warn' : 'text-mute'}`}>{state}</p>
      {!isOver && <Keys machine={machine} />}
    </article>
  );
}

function Keys({ machine }: { machine: MachineClient }) {
  const t = useTexts(machinesTexts);
  const language = useLanguage();
  const problem = useMachineProblem();
  const queries = useQueryClient();
  const [key, setKey] = useState('');
  const renew = { onSettled: () => void queries.invalidateQueries({ queryKey: machinesQuery.queryKey }) };
  const add = useMutation({
    mutationFn: () => addKey(machine.id, key, machine.expiresAt),
    onSuccess: () => setKey(''),
    ...renew,
  });
  const retire = useMutation({ mutationFn: (kid: string) => retireKey(machine.id, kid), ...renew });
  const disable = useMutation({ mutationFn: () => disableMachine(machine.id), ...renew });
  const failed = add.error ?? retire.error ?? disable.error;
  const inUse = machine.keys.filter(({ validUntil }) => Date.parse(validUntil) > timeNow().getTime());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <details className="mt-3" open={inUse.length === 0}>
      <summary className="min-h-11 py-2 font-semibold">
        {t('keys')} ({inUse.length})
      </summary>
      {failed && <Warning className="my-3">{problem(failed)}</Warning>}
      {inUse.length === 0 && <p className="m-0 mb-2 text-warn">{t('noKeys')}</p>}
      <ul role="list" className="m-0 list-none p-0">
        {inUse.map(({ kid, validUntil }) => (
          <li key={kid} className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2">
            <span className="min-w-0 break-all">{t('keyUntil', { kid, when: sayMoment(validUntil, language) })}</span>
            <button
              type="button"
              className="button"
              aria-label={t('retireOf', { kid })}
              onClick={() => retire.mutate(kid)}
            >
              {t('retire')}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="mt-3 flex flex-col items-start gap-3">
        <label className="field self-stretch">
          {t('key')}
          <textarea
            className="min-h-28 rounded-lg border border-edge bg-card p-3 font-mono text-sm font-normal"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            spellCheck={false}
            autoComplete="off"
            maxLength={8_000}
            required
          />
          <span className="text-[15px] font-normal text-mute">{t('keyHelp')}</span>
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button" disabled={add.isPending}>
            {t('addKey')}
          </button>
          <button
            type="button"
            className="button text-danger"
            disabled={disable.isPending}
            onClick={() => disable.mutate()}
          >
            {t('disable')}
          </button>
        </div>
        <p className="m-0 text-[15px] text-mute">{t('disableHelp')}</p>
      </form>
    </details>
  );
}
