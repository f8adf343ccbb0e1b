import type { Capacity, CapacityReport } from '@ketenzicht/shared/capacity';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { entryTexts } from './entry.texts.js';

interface Props {
  theirs: Capacity;
  mine: CapacityReport | null;
  now: Date;
  onTheirs: () => void;
  onMine: () => void;
}

/** Two people, one ward: both figures side by side, one press to go on with either. */
export function ConflictPanel({ theirs, mine, now, onTheirs, onMine }: Props) {
  const t = useTexts(entryTexts);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="card grid gap-4 p-4" aria-labelledby="conflict">
      <div>
        <h2 id="conflict" ref={title} tabIndex={-1} className="m-0 text-xl font-bold outline-none">
          {t('staleTitle')}
        </h2>
        {theirs.recordedAt && (
          <p className="mt-1 mb-0 text-mute">{t('staleHint', { when: sayWhen(theirs.recordedAt, now) })}</p>
        )}
      </div>
      <dl className="m-0 divide-y divide-line">
        {(['operational', 'occupied'] as const).map((field) => (
          <div key={field} className="flex items-baseline gap-4 py-2">
            <dt className="mr-auto text-lg font-semibold">{t(field)}</dt>
            <Count who={t('now')} count={theirs[field]} />
            <Count who={t('yours')} count={mine?.[field] ?? null} same={theirs[field] === mine?.[field]} />
          </div>
        ))}
      </dl>
      <button type="button" className="entry-save" onClick={onTheirs}>
        {t('takeTheirs')}
      </button>
      {mine && (
        <button type="button" className="entry-second" onClick={onMine}>
          {t('keepMine')}
        </button>
      )}
    </section>
  );
}

const Count = ({ who, count, same = false }: { who: string; count: number | null; same?: boolean }) => (
  <dd className="m-0 w-20 text-right">
    <span className="mr-2 text-[15px] text-mute">{who}</span>
    <span className={`text-[34px] leading-none font-bold ${same ? 'text-mute' : ''}`}>{count ?? '–'}</span>
  </dd>
);
