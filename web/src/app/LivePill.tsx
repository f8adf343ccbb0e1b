import { seesFromAfar } from '@ketenzicht/shared/capacity';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../platform/i18n.js';
import { useActor } from '../platform/session.js';
import { useLive, type LiveView } from '../platform/live/live.context.js';
import { timeNow } from '../platform/clock.js';
import { sayWhen } from '../platform/say-time.js';
import { shellTexts } from './shell.texts.js';

/**
 * Whether what stands on the screen is live. Always there and always true. The spoken state leaves out the milliseconds:
 * those change all the time, and a screen reader should hear the state only when it turns.
 */
export function LivePill() {
  const t = useTexts(shellTexts);
  const live = useLive();
  const since = sayWhen(live.contactAt, timeNow());
  useEffect(() => void (document.documentElement.dataset.connection = live.status), [live.status]);
  // The line is there, and what stands on the screen is not of now.
  const isLate = seesFromAfar(useActor()) && live.status === 'live';
  const spoken = isLate ? t('hourOld') : live.status === 'offline' ? t('offline', { time: since }) : t(live.status);
  const exact = live.status === 'live' && !isLate && live.roundTrip !== null && t('liveMs', { ms: live.roundTrip });
  return (
    <div className="live-pill" data-live={live.status}>
      <span className="live-dot" aria-hidden="true" />
      {exact && (
        <span aria-hidden="true" className="max-sm:hidden">
          {exact}
        </span>
      )}
      <span aria-hidden="true" className={exact ? 'sm:hidden' : ''}>
        {spoken}
      </span>
      <span role="status" className="sr-only">
        {t('connection')}: {spoken}
      </span>
    </div>
  );
}

export function LiveBanner() {
  const t = useTexts(shellTexts);
  const live: LiveView = useLive();
  if (live.status !== 'offline') return null;
  return (
    <div role="alert" className="print:hidden bg-warn-soft px-4 py-3 text-center text-warn">
      {t('lost', { time: sayWhen(live.contactAt, timeNow()) })}{' '}
      <Link to="/print" className="font-semibold underline underline-offset-3">
        {t('toList')}
      </Link>
    </div>
  );
}
