import { mayReportCapacity, type Unit } from '@ketenzicht/shared/capacity';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { useActor } from '../../platform/session.js';
import { BedStrip } from '../../ui/BedStrip.js';
import { useRegister } from '../register.context.js';
import { useUnits } from '../units.store.js';
import { heldWords } from '../held.words.js';
import { termTexts } from '../terms.texts.js';
import { isDueNow, nextDue } from './due.rules.js';
import { entryTexts } from './entry.texts.js';
import { EffortWords } from './EffortWords.js';
import type { Effort } from './useEffort.js';
import type { Sending } from './useReporting.js';

interface Props {
  unit: Unit;
  saved: Extract<Sending, { phase: 'saved' }>;
  effort: Effort | null;
  onUndo: (() => void) | null;
  onAgain: () => void;
}

/** It is in: what now stands, until when, what it cost, and where to go on. */
export function EntrySaved({ unit, saved: { attempt, accepted }, effort, onUndo, onAgain }: Props) {
  const t = useTexts(entryTexts);
  const now = timeNow();
  const { capacity, current, warnings } = accepted;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const held = heldWords(capacity, now, useTexts(termTexts));
  const heading = current
    ? ({ saved: 'savedTitle', confirmed: 'confirmedTitle', undone: 'undoneTitle' } as const)[attempt.kind]
    : 'correctedTitle';
  return (
    <>
      <header>
        <p className="m-0 text-mute">{unit.name}</p>
        <h1
          ref={title}
          tabIndex={-1}
          aria-describedby="saved-outcome"
          className="m-0 text-[28px] leading-tight font-bold outline-none"
        >
          <span aria-hidden="true" className="mr-2 text-free">
            ✓
          </span>
          {t(heading)}
        </h1>
      </header>
      <div id="saved-outcome" className="card grid gap-3 p-4">
        <p className="m-0 flex items-baseline gap-3">
          <span
            className={`text-[54px] leading-none font-bold ${capacity.free && !capacity.admissionStop ? 'text-free' : 'text-mute'}`}
          >
            {capacity.free ?? '–'}
          </span>
          <span className="text-mute">
            {t('free')}
            {held && ` · ${held}`}
            {capacity.admissionStop && ` · ${t('shut')}`}
            {capacity.validUntil && ` · ${t('validUntil', { until: sayWhen(capacity.validUntil, now) })}`}
          </span>
        </p>
        <BedStrip capacity={capacity} fresh />
        {!current && attempt.report?.observedAt && (
          <p className="m-0">{t('correctedText', { when: sayWhen(attempt.report.observedAt, now) })}</p>
        )}
        {warnings.map(({ field, from, to }) => (
          <p key={field} className="m-0 text-warn">
            {t('jumped', { field: t(field), from, to })}
          </p>
        ))}
        {effort && attempt.kind !== 'undone' && <EffortWords {...effort} />}
      </div>
      <NextWard done={unit.id} />
      <div className="flex gap-3">
        {onUndo && (
          <button type="button" className="entry-second" onClick={onUndo}>
            {t('undo')}
          </button>
        )}
        <button type="button" className="entry-second" onClick={onAgain}>
          {t('again')}
        </button>
      </div>
      <Link
        to="/wards/$unitId"
        params={{ unitId: unit.id }}
        className="link mx-auto inline-flex min-h-12 items-center px-4"
      >
        {t('toWard')}
      </Link>
    </>
  );
}

function NextWard({ done }: { done: string }) {
  const t = useTexts(entryTexts);
  const actor = useActor();
  const { directory } = useRegister();
  const store = useUnits();
  const units = useSyncExternalStore(store.subscribe, () => store.all());
  const now = timeNow();
  const next = nextDue(
    units,
    ({ providerId }) => mayReportCapacity(actor, { providerId, directoryId: directory.id }),
    done,
    now,
  );
  if (!next)
    return (
      <Link to="/mine" className="entry-save">
        {t('done')}
      </Link>
    );
  return (
    <Link to="/wards/$unitId/entry" params={{ unitId: next.id }} className="entry-save">
      {t('next', { name: next.name })}
      <span className="block text-[15px] font-normal opacity-90">
        {isDueNow(next, now)
          ? t('nextUnknown')
          : t('nextExpires', { until: sayWhen(next.capacity.validUntil ?? '', now) })}
      </span>
    </Link>
  );
}
