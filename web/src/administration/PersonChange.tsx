import { endReasons, type Account, type EndReason, type Invited } from '@ketenzicht/shared/administration';
import type { Directory } from '@ketenzicht/shared/directory';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { accountsQuery, changeAccount, endAccount, endSessions, inviteAgain } from './administration.queries.js';
import { administrationTexts, useAdministrationProblem } from './administration.texts.js';
import { RightsFields, type Rights } from './RightsFields.js';

interface Props {
  account: Account;
  places: Directory;
  onInvited: (invited: Invited) => void;
}

/** Changing what somebody may do, and ending it. Whatever the server refuses is said where it was asked. */
export function PersonChange({ account, places, onInvited }: Props) {
  const t = useTexts(administrationTexts);
  const problem = useAdministrationProblem();
  const queries = useQueryClient();
  const [rights, setRights] = useState<Rights>({
    name: account.name,
    role: account.role,
    regionIds: account.regionIds,
  });
  const [reason, setReason] = useState<EndReason>('left');
  const renew = () => void queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
  const done = { onSettled: renew };
  const save = useMutation({
    mutationFn: () =>
      changeAccount(account, {
        ...rights,
        regionIds: [...rights.regionIds],
        role: rights.role === 'feed' ? 'provider' : rights.role,
      }),
    ...done,
  });
  const end = useMutation({ mutationFn: () => endAccount(account, reason), ...done });
  const logOut = useMutation({ mutationFn: () => endSessions(account), ...done });
  const again = useMutation({ mutationFn: () => inviteAgain(account), onSuccess: onInvited, ...done });
  const failed = save.error ?? end.error ?? logOut.error ?? again.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isEnded = account.state === 'ended';
  return (
    <div className="mt-4 border-t border-line pt-4">
      {failed && <Warning className="mb-4">{problem(failed)}</Warning>}
      <p role="status" className="m-0 text-free empty:hidden">
        {save.isSuccess && t('saved')}
        {logOut.isSuccess && t('sessionsEnded', { count: logOut.data.ended })}
      </p>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[3fr_2fr]">
        {!isEnded && (
          <form onSubmit={submit} className="flex flex-col gap-4">
            <RightsFields
              rights={rights}
              organisationId={account.organisationId}
              regions={places.regions}
              onChange={setRights}
            />
            <button type="submit" className="button-act self-start" disabled={save.isPending}>
              {save.isPending ? t('busy') : t('save')}
            </button>
          </form>
        )}
        <div className="flex flex-col items-start gap-3">
          {account.state !== 'active' && (
            <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate()}>
              {isEnded ? t('comeBack') : t('newLink')}
            </button>
          )}
          {!isEnded && (
            <>
              <h3 className="m-0 text-base font-semibold">{t('endTitle')}</h3>
              <p className="m-0 text-[15px] text-mute">{t('endHelp')}</p>
              <label className="field self-stretch">
                {t('why')}
                <select value={reason} onChange={(event) => setReason(event.target.value as EndReason)}>
                  {endReasons
                    .filter((one) => one !== 'review')
                    .map((one) => (
                      <option key={one} value={one}>
                        {t(`reason.${one}`)}
                      </option>
                    ))}
                </select>
              </label>
              <div className="flex flex-wrap gap-2">
                <button
                  type="button"
                  className="button text-danger"
                  disabled={end.isPending}
                  onClick={() => end.mutate()}
                >
                  {t('end')}
                </button>
                {account.state === 'active' && (
                  <button type="button" className="button" disabled={logOut.isPending} onClick={() => logOut.mutate()}>
                    {t('endSessions')}
                  </button>
                )}
              </div>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
