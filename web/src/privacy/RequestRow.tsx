import { localDate, localDays } from '@ketenzicht/shared/kernel';
import type { SubjectRequest } from '@ketenzicht/shared/privacy';
import { useNow } from '../platform/clock.js';
import { useTexts, type Translate } from '../platform/i18n.js';
import { sayDay } from '../platform/say-time.js';
import { privacyTexts } from './privacy.texts.js';
import { RequestActs } from './RequestActs.js';

/** One request: who, what, how long there is left, and what can be done now. */
export function RequestRow({ request }: { request: SubjectRequest }) {
  const t = useTexts(privacyTexts);
  const today = localDate(useNow());
  const isOpen = request.state === 'open' || request.state === 'awaitingSecond';
  const isLate = isOpen && request.dueOn < today;
  return (
    <article className="request" data-request={request.reference}>
      <div>
        <h2 className="font-semibold">
          {t(`kind.${request.kind}`)} <span className="font-normal whitespace-nowrap">{request.reference}</span>
        </h2>
        <p className="text-mute">{t('received', { date: sayDay(request.receivedOn), due: sayDay(request.dueOn) })}</p>
        <p className={isLate ? 'font-semibold text-warn' : isOpen ? '' : 'text-mute'}>
          {isOpen ? clock(t, today, request.dueOn) : t(`state.${request.state}`)}
          {request.decidedAt !== null && ` · ${t('decided', { date: sayDay(request.decidedAt) })}`}
          {request.ground !== null && ` · ${t(`ground.${request.ground}` as 'ground.unlawful')}`}
        </p>
      </div>
      <RequestActs request={request} />
    </article>
  );
}

function clock(t: Translate<'dueToday' | 'dueIn_other' | 'late_other'>, today: string, due: string): string {
  if (due === today) return t('dueToday');
  return due > today
    ? t('dueIn', { count: localDays(today, due).length - 1 })
    : t('late', { count: localDays(due, today).length - 1 });
}
