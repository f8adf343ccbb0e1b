import type { HistoryStep } from '@ketenzicht/shared/capacity';
import { minute } from '@ketenzicht/shared/kernel';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { termTexts } from '../terms.texts.js';
import { isCorrection, isUnchanged } from './reports.rules.js';
import { wardTexts } from './ward.texts.js';

const shownAtFirst = 8;
/** Between seeing and recording lies always a moment; only beyond this it is worth a word. */
const sameMoment = 10 * minute;

/** Who said what, newest first. What was corrected stays readable, struck through. */
export function RecentReports({ steps, now }: { steps: readonly HistoryStep[]; now: Date }) {
  const t = useTexts(wardTexts);
  const [all, setAll] = useState(false);
  const newestFirst = steps.toSorted((one, other) => other.revision - one.revision);
  if (newestFirst.length === 0) return <p className="m-0 text-mute">{t('nothingYet')}</p>;
  return (
    <>
      <ul className="m-0 list-none divide-y divide-line p-0">
        {newestFirst.slice(0, all ? undefined : shownAtFirst).map((step) => (
          <Report
            key={`${step.revision}-${step.supersededAt ?? ''}`}
            step={step}
            corrects={isCorrection(step, steps)}
            unchanged={isUnchanged(step, steps)}
            now={now}
          />
        ))}
      </ul>
      {!all && newestFirst.length > shownAtFirst && (
        <button type="button" className="button mt-3 min-h-12" onClick={() => setAll(true)}>
          {t('allReports', { count: newestFirst.length })}
        </button>
      )}
    </>
  );
}

interface ReportProps {
  step: HistoryStep;
  corrects: boolean;
  unchanged: boolean;
  now: Date;
}

function Report({ step: { capacity, reportedBy, supersededAt }, corrects, unchanged, now }: ReportProps) {
  const t = useTexts(wardTexts);
  const term = useTexts(termTexts);
  const observedAt = capacity.observedAt ?? '';
  const recordedAt = capacity.recordedAt ?? observedAt;
  const isLate = Date.parse(recordedAt) - Date.parse(observedAt) > sameMoment;
  const numbers = t('reportFigure', {
    occupied: capacity.occupied ?? 0,
    operational: capacity.operational ?? 0,
    free: capacity.free ?? 0,
  });
  const figure = [
    numbers,
    ...capacity.outOfUse.map(({ reason, count }) => t('outOfUse', { count, reason: term(`reason.${reason}`) })),
    ...(capacity.admissionStop ? [t('stop', { reason: term(`reason.${capacity.admissionStop.reason}`) })] : []),
  ].join(' · ');
  return (
    <li className="grid gap-x-4 py-2.5 sm:grid-cols-[7.5rem_1fr]">
      <time dateTime={observedAt} className="text-mute">
        {sayWhen(observedAt, now)}
      </time>
      <div>
        {supersededAt ? (
          <del className="text-mute">{figure}</del>
        ) : (
          <span className={unchanged ? 'text-mute' : ''}>
            {unchanged ? t('unchanged', { figure: numbers }) : figure}
          </span>
        )}
        <p className="m-0 text-sm text-mute">
          {[
            reportedBy ? t('by', { who: reportedBy }) : '',
            capacity.source ? t(`source.${capacity.source}`) : '',
            corrects || isLate ? t(corrects ? 'correction' : 'recorded', { when: sayWhen(recordedAt, now) }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {supersededAt && (
          <p className="m-0 text-sm text-warn">{t('corrected', { when: sayWhen(supersededAt, now) })}</p>
        )}
      </div>
    </li>
  );
}
