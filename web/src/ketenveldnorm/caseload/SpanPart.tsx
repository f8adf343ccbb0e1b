import type { DeskLine, DeskSpan } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { caseloadTexts } from './caseload.texts.js';
import { FollowedLine, type Around } from './FollowedLine.js';
import { isPlannable } from './useChosen.js';

interface Props {
  span: DeskSpan;
  lines: readonly DeskLine[];
  /** A reason was chosen: that nobody is there says nothing about the day. */
  isNarrowed: boolean;
  around: Around;
}
/** What is far away is not what one opens the day with. */
const atOnce = { today: 60, week: 40, later: 12 };

export function SpanPart({ span, lines, isNarrowed, around }: Props) {
  const t = useTexts(caseloadTexts);
  const id = useId();
  const [most, setMost] = useState(atOnce[span]);
  if (lines.length === 0) return span === 'today' && !isNarrowed ? <QuietDay /> : null;
  const rest = Math.min(60, lines.length - most);
  return (
    <section aria-labelledby={id} className="following-span" data-span={span}>
      <div className="following-span-head">
        <h2 id={id}>{t('spanCount', { span: t(`span.${span}`), count: lines.length })}</h2>
        <ChooseAll span={span} lines={lines.slice(0, most)} around={around} />
      </div>
      <ol className="following-lines">
        {lines.slice(0, most).map((line) => (
          <li key={line.trajectory.id}>
            <FollowedLine line={line} around={around} />
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="button mt-3 print:hidden" onClick={() => setMost(most + rest)}>
          {t('showMore', { count: rest })}
        </button>
      )}
    </section>
  );
}

function ChooseAll({ span, lines, around: { chosen } }: Pick<Props, 'span' | 'lines' | 'around'>) {
  const t = useTexts(caseloadTexts);
  const ids = lines.filter(isPlannable).map(({ trajectory }) => trajectory.id);
  if (ids.length < 2) return null;
  const isAll = ids.every((one) => chosen.has(one));
  return (
    <label className="following-choose print:hidden">
      <input type="checkbox" checked={isAll} onChange={() => chosen.set(ids, !isAll)} />
      {t('selectSpan', { span: t(`span.${span}`).toLowerCase() })}
    </label>
  );
}

function QuietDay() {
  const t = useTexts(caseloadTexts);
  return (
    <div className="card mt-5 p-6" role="status">
      <p className="text-lg font-semibold">{t('nobodyToday')}</p>
      <p className="mt-1 text-mute">{t('nobodyTodayHelp')}</p>
    </div>
  );
}
