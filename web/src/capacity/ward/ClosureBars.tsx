import type { Capacity, CapacityHistory } from '@ketenzicht/shared/capacity';
import { hour } from '@ketenzicht/shared/kernel';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayMoment, sayTime } from '../../platform/say-time.js';
import { ageInWords } from '../../ui/age.js';
import { barDates, dayBars, endOfStop, standingSince, wardStates, type BarPart } from './closure.rules.js';
import { DayStrip, ExpectedSample, Hours, StateSample } from './DayStrip.js';
import { sayShortDay } from './say-date.js';
import { sayStopEnd } from './stop-end.js';
import { wardTexts } from './ward.texts.js';

interface Props {
  history: CapacityHistory;
  stop: Capacity['admissionStop'];
  now: Date;
  days: number;
}

/** After IVENA: a bar per day and a line for now; one look shows how long a ward has been shut and until when. */
export function ClosureBars({ history, stop, now, days }: Props) {
  const t = useTexts(wardTexts);
  const language = useLanguage();
  const end = endOfStop(stop);
  const from = Date.parse(history.from);
  // The page's clock ticks slowly: a report that came just now must not wait for it.
  const at = Math.max(now.getTime(), Date.parse(history.to));
  const stretches = wardStates(history.steps ?? [], history.before, from, at);
  const bars = dayBars(stretches, barDates(new Date(at), days, 7, end), at, end);
  const standing = standingSince(stretches, from);
  return (
    <>
      {standing && (
        <p className="mt-0 mb-4">
          {standing.atLeast
            ? t(`atLeast.${standing.state}`, { days })
            : t(`since.${standing.state}`, {
                since: sayMoment(new Date(standing.since)),
                long: at - standing.since < hour ? '' : ` (${ageInWords(at - standing.since, language)})`,
              })}{' '}
          {standing.state === 'closed' &&
            stop?.expectedEnd &&
            t(end !== null && end > at ? 'expectedEnd' : 'endPassed', { until: sayStopEnd(stop.expectedEnd, now) })}
        </p>
      )}
      <div className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5 text-sm">
        <span />
        <Hours />
        <ol className="contents">
          {bars.map((bar) => (
            <li key={bar.date} className="contents">
              <span className={`whitespace-nowrap ${bar.now === null ? 'text-mute' : 'font-semibold'}`}>
                {sayShortDay(bar.date, language)}
                {bar.hours !== 24 && <span className="ml-1 text-warn">({t('hours', { hours: bar.hours })})</span>}
              </span>
              <DayStrip bar={bar} words={(part) => `${t(`state.${part.state}`)} ${sayHours(part)}`} />
            </li>
          ))}
        </ol>
      </div>
      <p className="mt-4 mb-0 flex flex-wrap gap-x-5 gap-y-1 text-sm text-mute">
        {(['open', 'full', 'closed', 'unknown'] as const).map((state) => (
          <span key={state} className="inline-flex items-center gap-2">
            <StateSample state={state} /> {t(`state.${state}`)}
          </span>
        ))}
        {bars.some(({ expected }) => expected !== null) && (
          <span className="inline-flex items-center gap-2">
            <ExpectedSample /> {t('state.expected')}
          </span>
        )}
      </p>
    </>
  );
}

const midnight = '00:00';
const sayHours = ({ start, end }: BarPart) => {
  const until = sayTime(new Date(end));
  return `${sayTime(new Date(start))}–${until === midnight ? '24:00' : until}`;
};
