import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '@ketenzicht/shared/kernel';
import { useTexts } from '../platform/i18n.js';
import { Failed } from './MyFactors.js';
import { Trouble } from './SecondStep.js';
import { endOtherSessions, endSession, sessionsQuery } from './session.queries.js';
import { sessionTexts } from './session.texts.js';
import { useMoment } from './useMoment.js';

const shown = 20;

export function MySessions() {
  const t = useTexts(sessionTexts);
  const client = useQueryClient();
  const own = useQuery(sessionsQuery);
  const onSettled = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({ mutationFn: endSession, onSettled });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled });
  if (own.isPending) return <p role="status">{t('loading')}</p>;
  if (own.isError) return <Failed error={own.error} onAgain={() => void own.refetch()} />;
  const { sessions } = own.data;
  // The present one first: the others are what one came to look at.
  const rows = [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)).slice(0, shown);
  return (
    <>
      <p className="text-mute">{t(sessions.length === 1 ? 'onlyThis' : 'sessionsHelp')}</p>
      <Trouble error={end.error ?? endOthers.error} />
      <ul className="my-3 divide-y divide-line">
        {rows.map((session) => (
          <Row key={session.id} session={session} busy={end.isPending} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <button type="button" className="button" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {t('endOthers')}
        </button>
      )}
    </>
  );
}

function Row({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  const t = useTexts(sessionTexts);
  const moment = useMoment();
  const name = session.device === '' ? t('unknownDevice') : session.device;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-baseline gap-2 font-semibold">
          {name}
          {session.isCurrent && <span className="tag font-normal">{t('thisOne')}</span>}
          {session.kind === 'wall' && <span className="tag font-normal">{t('wallScreen')}</span>}
        </p>
        <p className="text-mute">
          {session.address !== '' && `${t('from', { address: session.address })} · `}
          {t('since', { date: moment(session.createdAt) })} ·{' '}
          {session.kind === 'wall'
            ? t('until', { date: moment(session.expiresAt) })
            : t('active', { date: moment(session.activeAt) })}
        </p>
      </div>
      {!session.isCurrent && (
        <button
          type="button"
          className="button"
          disabled={busy}
          aria-label={t('endNamed', { name: `${name}, ${moment(session.createdAt)}` })}
          onClick={onEnd}
        >
          {t('end')}
        </button>
      )}
    </li>
  );
}
