import { useNavigate } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LoginMethod } from '@ketenzicht/shared/kernel';
import type { ReactNode } from 'react';
import { ask } from '../platform/http.js';
import { useTexts } from '../platform/i18n.js';
import { sessionKey, useActor, useLogout, useSession } from '../platform/session.js';
import { Notice } from '../ui/Notice.js';
import { ChangePassword } from './ChangePassword.js';
import { MyFactors } from './MyFactors.js';
import { MySessions } from './MySessions.js';
import { Trouble } from './SecondStep.js';
import { becomeWall } from './session.queries.js';
import { sessionTexts } from './session.texts.js';

/** Who am I here, with what do I prove it, and where am I logged in. */
export function AccountPage() {
  const t = useTexts(sessionTexts);
  const logout = useLogout();
  const { data: session } = useSession();
  const actor = useActor();
  if (session?.kind === 'wall')
    return (
      <Notice title={t('notOnWall')} text={t('notOnWallHelp')} action={t('logout')} onAction={() => logout.mutate()} />
    );
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-8">
      <h1 className="text-[28px] leading-tight font-bold">{t('accountTitle')}</h1>
      <Part title={t('who')}>
        <p className="font-semibold">{actor.name}</p>
        <p className="text-mute">
          {t('level')}: {t(`level.${session?.assurance ?? 'substantial'}`)}
        </p>
        <p className="text-mute">
          <LoggedInWith method={session?.method} />
        </p>
      </Part>
      {session?.method === 'password' && (
        <Part title={t('passwordTitle')}>
          {session.demo ? <p className="text-mute">{t('passwordOfDemo')}</p> : <ChangePassword />}
        </Part>
      )}
      {session?.method !== 'oidc' && (
        <Part title={t('factorsTitle')}>
          <MyFactors />
        </Part>
      )}
      <Part title={t('sessionsTitle')}>
        <MySessions />
      </Part>
      <Part title={t('wallTitle')}>
        <WallScreen />
      </Part>
    </div>
  );
}

/** The provider by the name that people here know it by. */
function LoggedInWith({ method }: { method: LoginMethod | undefined }) {
  const t = useTexts(sessionTexts);
  const about = useQuery({ queryKey: ['about'], queryFn: () => ask<{ oidc?: { name: string } | null }>('/about') });
  if (method === 'password') return t('method.password');
  return method === 'oidc' ? t('method.oidc', { name: about.data?.oidc?.name ?? t('provider') }) : null;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card p-6">
      <h2 className="text-xl font-semibold">{title}</h2>
      <div className="mt-2">{children}</div>
    </section>
  );
}

function WallScreen() {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const wall = useMutation({
    mutationFn: becomeWall,
    onSuccess: async () => {
      await client.refetchQueries({ queryKey: sessionKey });
      await navigate({ to: '/', search: { wall: '1' } });
    },
  });
  return (
    <>
      <p className="text-mute">{t('wallHelp')}</p>
      <Trouble error={wall.error} />
      <button type="button" className="button mt-4" disabled={wall.isPending} onClick={() => wall.mutate()}>
        {t('toWall')}
      </button>
    </>
  );
}
