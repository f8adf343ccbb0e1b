import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ask } from '../platform/http.js';
import { useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { useLogin, useSecondFactor } from '../platform/session.js';
import { SecondStep } from '../session/SecondStep.js';
import { Warning } from '../ui/Warning.js';
import type { Challenge, Role } from '@ketenzicht/shared/kernel';
import { LanguageChoice } from './AccountMenu.js';
import { DemoStrip } from './Header.js';
import { LoginElsewhere, outcomeOf } from './LoginElsewhere.js';
import { loginTexts } from './login.texts.js';
import { shellTexts } from './shell.texts.js';

interface About {
  name: string;
  version: string;
  demo: boolean;
  /** Where another login keeper opens the door, by the name it goes by. */
  oidc?: { name: string } | null;
  demoAccounts: { username: string; role: Role; name: string }[];
}
const demoPassword = 'ketenzicht-demo';

export function LoginPage() {
  const t = useTexts(loginTexts);
  const role = useTexts(shellTexts);
  const problem = useProblemText();
  const navigate = useNavigate();
  const router = useRouter();
  const { next, elsewhere } = useSearch({ from: '/login' });
  const about = useQuery({ queryKey: ['about'], queryFn: () => ask<About>('/about') });
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const second = useSecondFactor();

  // Only an address of our own: `next` stands in the URL, so anyone may have written it.
  const address = next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : undefined;
  const goOn = () => {
    if (address !== undefined) router.history.push(address);
    else void navigate({ to: '/' });
  };
  const enter = (as: { username: string; password: string }) =>
    login.mutate(as, { onSuccess: (asked) => (asked ? setChallenge(asked) : goOn()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter({ username: username.trim(), password });
  };

  return (
    <>
      {about.data?.demo && (
        <header>
          <DemoStrip />
        </header>
      )}
      <main className="mx-auto max-w-md px-4 py-12">
        <p className="text-xl font-bold text-act">Ketenzicht</p>
        {challenge ? (
          <div className="card mt-6 p-6">
            <SecondStep
              challenge={challenge}
              busy={second.isPending}
              error={second.error}
              onAnswer={(answer) => second.mutate({ challenge: challenge.challenge, ...answer }, { onSuccess: goOn })}
              onBack={() => {
                second.reset();
                setPassword('');
                setChallenge(null);
              }}
            />
          </div>
        ) : (
          <>
            <h1 className="mt-6 text-3xl font-semibold">{t('title')}</h1>
            {about.data?.oidc && (
              <LoginElsewhere name={about.data.oidc.name} next={address} outcome={outcomeOf(elsewhere)} />
            )}
            <form onSubmit={submit} className="card mt-6 flex flex-col gap-4 p-6">
              {login.isError && <Warning>{problem(login.error)}</Warning>}
              <label className="field">
                {t('username')}
                <input
                  value={username}
                  onChange={(event) => setUsername(event.target.value)}
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                />
              </label>
              <label className="field">
                {t('password')}
                <input
                  type="password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                  autoComplete="current-password"
                  required
                />
              </label>
              <button type="submit" className={about.data?.oidc ? 'button' : 'button-act'} disabled={login.isPending}>
                {login.isPending ? t('busy') : t('enter')}
              </button>
            </form>
            {about.data && about.data.demoAccounts.length > 0 && (
              <section className="mt-8" aria-labelledby="demo-accounts">
                <h2 id="demo-accounts" className="text-lg font-semibold">
                  {t('demoTitle')}
                </h2>
                <p className="text-mute">{t('demoHelp', { password: demoPassword })}</p>
                <ul className="mt-3 flex flex-col gap-2">
                  {about.data.demoAccounts.map((account) => (
                    <li key={account.username}>
                      <button
                        type="button"
                        className="card flex min-h-12 w-full items-baseline justify-between gap-3 px-4 py-3 text-left hover:border-act"
                        disabled={login.isPending}
                        onClick={() => {
                          setUsername(account.username);
                          setPassword(demoPassword);
                          enter({ username: account.username, password: demoPassword });
                        }}
                      >
                        <span className="font-semibold text-act">{account.name}</span>
                        <span className="text-right text-[15px] text-mute">{role(`role.${account.role}`)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
        <LanguageChoice />
      </main>
    </>
  );
}
