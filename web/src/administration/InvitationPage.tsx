import { passwordFaults, type Invitation } from '@ketenzicht/shared/administration';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { hasText, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';
import { Loading } from '../ui/Loading.js';
import { acceptInvitation, readInvitation } from './administration.queries.js';
import { administrationTexts } from './administration.texts.js';
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
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const accept = useMutation({ mutationFn: () => acceptInvitation(token, password) });
  const faults = passwordFaults(password, invitation);
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
      <form onSubmit={submit} className="card mt-6 flex flex-col gap-4 p-6">
        {accept.isError && (
          <p role="alert" className="m-0 rounded-lg bg-warn-soft p-3 text-warn">
            {problem(accept.error)}
          </p>
        )}
        <label className="field">
          {t('username')}
          <input readOnly value={invitation.username} autoComplete="username" />
        </label>
        <label className="field">
          {t('password')}
          <input
            type={shown ? 'text' : 'password'}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="new-password"
            aria-describedby="password-help"
            aria-invalid={tried && faults.length > 0}
            maxLength={500}
            required
          />
        </label>
        <div id="password-help" className="-mt-2 text-[15px]">
          <p className="m-0 text-mute">{t('passwordHelp')}</p>
          {tried &&
            faults.map((fault) => (
              <p key={fault} role="alert" className="m-0 mt-1 text-warn">
                {t(`fault.password.${fault}`)}
              </p>
            ))}
        </div>
        <label className="flex min-h-10 items-center gap-2">
          <input type="checkbox" className="size-5 accent-act" checked={shown} onChange={() => setShown(!shown)} />
          {t('show')}
        </label>
        <button type="submit" className="button-act" disabled={accept.isPending}>
          {accept.isPending ? t('busy') : t('save')}
        </button>
        <p className="m-0 text-[15px] text-mute">{t('next')}</p>
      </form>
    </>
  );
}

function useInvitationProblem(): (error: unknown) => string {
  const t = useTexts(invitationTexts);
  const other = useProblemText();
  return (error) => {
    const code = error instanceof ProblemError ? error.code : '';
    const key = `problem.${code === 'input.invalid' ? 'invitation.unknown' : code}`;
    return hasText(invitationTexts, key) ? t(key as 'problem.invitation.used') : other(error);
  };
}
