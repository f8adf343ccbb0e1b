import type { Account, Invited } from '@ketenzicht/shared/administration';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { accountsQuery, placesQuery, saveTable } from './administration.queries.js';
import { administrationTexts, useAdministrationProblem } from './administration.texts.js';
import { InvitationLink } from './InvitationLink.js';
import { InviteForm } from './InviteForm.js';
import { filters, matching, type Filter } from './people.rules.js';
import { Person } from './Person.js';

/** "Wie heeft welke rechten?": everyone whose rights one keeps, and one thing to do: invite. Searched here, so that no name stands in an address. */
export function People() {
  const t = useTexts(administrationTexts);
  const problem = useAdministrationProblem();
  const accounts = useQuery(accountsQuery);
  const places = useQuery(placesQuery);
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<Filter>('now');
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  const table = useMutation({ mutationFn: saveTable });
  const failed = accounts.error ?? places.error;
  if (failed)
    return (
      <Notice
        title={t('failed')}
        text={problem(failed)}
        action={t('again')}
        onAction={() => void Promise.all([accounts.refetch(), places.refetch()])}
      />
    );
  if (!accounts.data || !places.data) return <Loading>{t('loading')}</Loading>;
  const shown = matching(accounts.data, words, filter);
  const told = (one: Invited) => {
    setInviting(false);
    setInvited(one);
  };
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-[28px] leading-tight font-bold">{t('peopleTitle')}</h1>
          <p className="m-0 mt-1 text-mute">{t('peopleHelp')}</p>
        </div>
        {!inviting && !invited && (
          <button type="button" className="button-act print:hidden" onClick={() => setInviting(true)}>
            {t('inviteOne')}
          </button>
        )}
      </header>
      {inviting && <InviteForm places={places.data} onInvited={told} onClose={() => setInviting(false)} />}
      {invited && <InvitationLink invited={invited} onClose={() => setInvited(undefined)} />}
      <div className="mt-6 flex flex-wrap items-end gap-3 print:hidden">
        <label className="field min-w-52 flex-1">
          {t('search')}
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" />
        </label>
        <label className="field">
          {t('show')}
          <select value={filter} onChange={(event) => setFilter(event.target.value as Filter)}>
            {filters.map((one) => (
              <option key={one} value={one}>
                {t(`filter.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="m-0 text-mute" role="status">
          {t('count', { count: shown.length })}
        </p>
        <div className="flex gap-2 print:hidden">
          <button type="button" className="button" onClick={() => table.mutate()}>
            {t('table')}
          </button>
          <button type="button" className="button" onClick={() => print()}>
            {t('print')}
          </button>
        </div>
      </div>
      {table.isError && (
        <p role="alert" className="text-warn">
          {problem(table.error)}
        </p>
      )}
      {shown.length === 0 ? (
        <p className="card mt-3 p-6 text-mute">{t('none')}</p>
      ) : (
        <ul role="list" className="card m-0 mt-3 list-none divide-y divide-line p-0">
          {shown.map((account: Account) => (
            <Person key={account.id} account={account} places={places.data} onInvited={told} />
          ))}
        </ul>
      )}
    </>
  );
}
