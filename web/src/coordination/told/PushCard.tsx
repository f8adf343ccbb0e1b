import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../platform/i18n.js';
import { Warning } from '../../ui/Warning.js';
import { pushState, turnOff, turnOn, type PushState } from './push.js';
import { settingsTexts } from './settings.texts.js';
import { tryPush } from './told.queries.js';

const stateKey = ['push-state'];

/** This very browser: what it may, and a message to see that it works. */
export function PushCard({ publicKey }: { publicKey: string }) {
  const t = useTexts(settingsTexts);
  const client = useQueryClient();
  const { data: state } = useQuery({ queryKey: stateKey, queryFn: pushState, gcTime: 0 });
  const known = { onSuccess: (now: PushState) => client.setQueryData(stateKey, now) };
  const on = useMutation({ mutationFn: () => turnOn(publicKey), ...known });
  const off = useMutation({ mutationFn: turnOff, ...known });
  const tried = useMutation({ mutationFn: tryPush });
  const isBusy = on.isPending || off.isPending || tried.isPending;
  return (
    <section className="card mt-5 p-5 lg:p-6" aria-labelledby="push-title">
      <h2 id="push-title" className="m-0 text-lg font-semibold">
        {t('pushTitle')}
      </h2>
      <p className="m-0 text-mute">{t(state === 'on' ? 'pushIsOn' : state === 'cannot' ? 'pushCannot' : 'pushHelp')}</p>
      {state === 'denied' && <Warning className="my-3">{t('pushDenied')}</Warning>}
      {(on.isError || off.isError) && <Warning className="my-3">{t('pushFailed')}</Warning>}
      <div className="mt-3 flex flex-wrap gap-3">
        {state === 'off' && (
          <button type="button" className="button" disabled={isBusy} onClick={() => on.mutate()}>
            {t('pushOn')}
          </button>
        )}
        {state === 'on' && (
          <>
            <button type="button" className="button" disabled={isBusy} onClick={() => tried.mutate()}>
              {t('pushTry')}
            </button>
            <button type="button" className="button" disabled={isBusy} onClick={() => off.mutate()}>
              {t('pushOff')}
            </button>
          </>
        )}
      </div>
      <p role="status" className="m-0 mt-2">
        {tried.isSuccess && t(tried.data.reached > 0 ? 'reached' : 'unreached')}
        {tried.isError && t('unreached')}
      </p>
    </section>
  );
}
