import type { DeskNotice } from '@ketenzicht/shared/coordination';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { toldQuery, useAcknowledge } from './told.queries.js';
import { toldTexts } from './told.texts.js';
import './told.css';

const id = 'told-list';
const close = () => document.getElementById(id)?.hidePopover();

/** How many wait, always in sight; which ones, when pressed. */
export default function ToldBell() {
  const t = useTexts(toldTexts);
  const { data, isError, refetch } = useQuery(toldQuery);
  const open = data?.open ?? 0;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="told-bell"
        data-open={open > 0}
        aria-label={open > 0 ? t('bell', { count: open }) : t('bellNone')}
      >
        <svg
          width="22"
          height="22"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path
            d="M6 9a6 6 0 0 1 12 0c0 6 2 7 2 8H4c0-1 2-2 2-8ZM10 20.5h4"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {open > 0 && <span className="told-count">{open > 99 ? '99+' : open}</span>}
      </button>
      <span role="status" className="sr-only">
        {open > 0 && t('bell', { count: open })}
      </span>
      <div id={id} popover="auto" className="account-menu told-list">
        <h2 className="m-0 text-lg font-semibold">{t('title')}</h2>
        {isError && (
          <div role="alert" className="mt-2">
            <p className="m-0 text-warn">{t('failed')}</p>
            <button type="button" className="button mt-2" onClick={() => void refetch()}>
              {t('again')}
            </button>
          </div>
        )}
        {data?.notices.length === 0 && <p className="m-0 mt-2 text-mute">{t('none')}</p>}
        <ul role="list" className="m-0 mt-2 list-none divide-y divide-line p-0">
          {data?.notices.slice(0, 20).map((notice) => (
            <One key={notice.id} notice={notice} />
          ))}
        </ul>
        <Link to="/messages-settings" className="link mt-3 inline-flex min-h-11 items-center" onClick={close}>
          {t('settings')}
        </Link>
      </div>
    </>
  );
}

function One({ notice }: { notice: DeskNotice }) {
  const t = useTexts(toldTexts);
  const { history } = useRouter();
  const acknowledge = useAcknowledge();
  const topic = t(`topic.${notice.topic}`);
  const isOpen = notice.acknowledgedAt === null;
  return (
    <li className="flex items-center gap-2 py-2">
      <a
        href={notice.path}
        className="told-link"
        data-seen={!isOpen}
        onClick={(event) => {
          event.preventDefault();
          if (isOpen) acknowledge.mutate(notice.id);
          close();
          history.push(notice.path);
        }}
      >
        <span>
          {topic} {notice.urgent && <span className="tag">{t('urgent')}</span>}
        </span>
        <span className="text-[15px] text-mute">
          {notice.reference} · {sayWhen(notice.at, timeNow())}
        </span>
      </a>
      {isOpen && (
        <button
          type="button"
          className="button"
          disabled={acknowledge.isPending}
          aria-label={t('seenOf', { topic, reference: notice.reference })}
          onClick={() => acknowledge.mutate(notice.id)}
        >
          {t('seen')}
        </button>
      )}
    </li>
  );
}
