import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sessionKey, useLogout } from '../platform/session.js';
import { AddFactor } from './AddFactor.js';
import { RecoveryCodesCard } from './RecoveryCodesCard.js';
import { sessionTexts } from './session.texts.js';

/** All that a login without a second factor may see. */
export function FirstFactor() {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const logout = useLogout();
  const [codes, setCodes] = useState<string[] | null>(null);
  const goOn = () => void client.invalidateQueries({ queryKey: sessionKey });
  return (
    <main className="mx-auto max-w-md px-4 py-12">
      <p className="text-xl font-bold text-act print:hidden">Ketenzicht</p>
      <h1 className="mt-6 text-3xl font-semibold print:hidden">{t('firstTitle')}</h1>
      {!codes && <p className="mt-2 text-mute">{t('firstHelp')}</p>}
      <div className="card mt-6 p-6">
        {codes ? <RecoveryCodesCard codes={codes} onKept={goOn} /> : <AddFactor onAdded={setCodes} />}
      </div>
      <button type="button" className="link mt-6 min-h-11 print:hidden" onClick={() => logout.mutate()}>
        {t('logout')}
      </button>
    </main>
  );
}
