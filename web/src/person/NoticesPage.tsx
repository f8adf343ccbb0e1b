import type { Notice as Told } from '@ketenzicht/shared/person';
import { useEffect } from 'react';
import { useTexts } from '../platform/i18n.js';
import { sayDay, sayMoment, sayTime } from '../platform/say-time.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { useNotices, useSeen } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';

/** "Wat moet u weten?": for the privacy officer, and for the administrator of the organisation that holds the file. */
export function NoticesPage() {
  const t = useTexts(personTexts);
  const refusal = useRefusal();
  const notices = useNotices();
  useEffect(() => void (document.title = `${t('noticesTitle')} · Ketenzicht`), [t]);
  if (notices.isPending) return <Loading>{t('noticesLoading')}</Loading>;
  if (notices.isError)
    return (
      <Notice
        title={t('noticesTitle')}
        text={refusal.about(notices.error)}
        action={t('again')}
        onAction={() => void notices.refetch()}
      />
    );
  const all = notices.data.notices;
  return (
    <div className="mx-auto max-w-3xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('noticesTitle')}</h1>
      <p className="mt-1 text-mute">{t('noticesHelp')}</p>
      {all.length === 0 ? (
        <p className="card mt-5 p-6 text-mute">{t('noNotices')}</p>
      ) : (
        <ul role="list" className="card mt-5 divide-y divide-line">
          {all.map((notice) => (
            <OneNotice key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OneNotice({ notice }: { notice: Told }) {
  const t = useTexts(personTexts);
  const seen = useSeen();
  const due = notice.reviewedAt ? t('reviewed') : t('reviewDue', { at: lastDay(notice.reviewDueAt) });
  return (
    <li className="grid gap-1 p-5" data-notice={notice.reference}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-lg font-semibold">{notice.reference}</span>
        <span className="text-mute">{sayMoment(notice.at)}</span>
      </p>
      <p>{t('openedBy', { by: notice.by })}</p>
      <p>
        <span className="tag">{t(`reason.${notice.reasonCode}`)}</span>{' '}
        <q className="break-words">{notice.reasonText}</q>
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="grow text-mute">
          {t('openUntil', { at: sayTime(notice.until) })} · {due}
        </p>
        {!notice.seen && (
          <button
            type="button"
            className="button"
            disabled={seen.isPending}
            onClick={() => seen.mutate(notice.id)}
            aria-label={`${t('seen')}: ${notice.reference}`}
          >
            {t('seen')}
          </button>
        )}
      </div>
    </li>
  );
}

/** A term ends with its last day, not with the midnight after it. */
const lastDay = (end: string): string => sayDay(new Date(Date.parse(end) - 1));
