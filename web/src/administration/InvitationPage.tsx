import { passwordFaults, type Invitation } from '@ketenzicht/shared/administration';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { ask } from '../platform/http.js';
import { useTexts } from '../platform/i18n.js';
import { usePasswordWords } from '../platform/password.texts.js';
import { Loading } from '../ui/Loading.js';
import { NewPassword } from '../ui/NewPassword.js';
import { Warning } from '../ui/Warning.js';
import { acceptInvitation, readInvitation } from './administration.queries.js';
import { administrationTexts } from './administration.texts.js';
import { InvitationElsewhere } from './InvitationElsewhere.js';
import { useInvitationProblem } from './invitation.problem.js';
import { invitationTexts } from './invitation.texts.js';

/** Takes the token out of the address at once: not in the history, not on a shared screen. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token !== '') history.replaceState(history.state, '', location.pathname);
  return token;
}

/** Outside the login: whoever holds the link chooses a password and is then one of us. */
export function InvitationPage() {
  const t = useTexts(invitationTexts);
  const problem = useInvitationProblem();
  const [token] = useState(takeToken);
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () => readInvitation(token),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => void (document.title = 'Ketenzicht'), []);
  return (
    <main className="mx-auto max-w-md px-4 py-12">
      <p className="text-xl font-bold text-act">Ketenzicht</p>
      {invitation.isPending && <Loading>{t('loading')}</Loading>}
      {invitation.isError && (
        <section role="alert" className="card mt-6 p-6">
          <h1 className="m-0 text-2xl font-semibold">{t('failed')}</h1>
          <p className="mt-2 mb-5 text-mute">{problem(invitation.error)}</p>
          <Link to="/login" className="button inline-flex items-center no-underline">
            {t('login')}
          </Link>
        </section>
      )}
      {invitation.data && <Acceptance invitation={invitation.data} token={token} />}
    </main>
  );
}

function Acceptance({ invitation, token }: { invitation: Invitation; token: string }) {
  const t = useTexts(invitationTexts);
  const role = useTexts(administrationTexts);
  const problem = useInvitationProblem();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useMutation({ mutationFn: () => acceptInvitation(token, password) });
  const about = useQuery({ queryKey: ['about'], queryFn: () => ask<{ oidc?: { name: string } | null }>('/about') });
  const provider = about.data?.oidc;
  const faults = passwordFaults(password, invitation);
  const words = usePasswordWords(tried ? faults : []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) accept.mutate();
  };
  if (accept.data)
    return (
      <section className="card mt-6 p-6" role="status">
        <h1 className="m-0 text-2xl font-semibold">{t('doneTitle')}</h1>
        <p className="mt-2 mb-5">{t('done', { username: accept.data.username })}</p>
        <Link to="/login" className="button-act inline-flex items-center no-underline">
          {t('login')}
        </Link>
      </section>
    );
  const organisation = invitation.organisation ? t('of', { organisation: invitation.organisation }) : '';
  return (
    <>
      <h1 className="mt-6 text-3xl font-semibold">{t('title', { name: invitation.name })}</h1>
      <p className="mt-2 text-mute">
        {t('what', { role: role(`role.${invitation.role}`).toLowerCase(), organisation })}
      </p>
      {provider && <InvitationElsewhere name={provider.name} token={token} />}
      <form onSubmit={submit} className="card mt-6 flex flex-col gap-4 p-6">
        {accept.isError && <Warning className="m-0">{problem(accept.error)}</Warning>}
        <label className="field">
          {t('username')}
          <input readOnly value={invitation.username} autoComplete="username" />
        </label>
        <NewPassword label={t('password')} value={password} onValue={setPassword} words={words} />
        <button type="submit" className={provider ? 'button' : 'button-act'} disabled={accept.isPending}>
          {accept.isPending ? t('busy') : t('save')}
        </button>
        <p className="m-0 text-[15px] text-mute">{t('next')}</p>
      </form>
    </>
  );
}
