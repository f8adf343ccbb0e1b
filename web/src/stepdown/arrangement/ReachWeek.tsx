import { reachOfWeek, weekdays, type CareGap, type CareLine, type Weekday } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { sayAll, type SayLine } from './say-line.js';

/** Every hour of the week: can the client call somebody who comes? */
export function ReachWeek({
  lines,
  gaps,
  say,
}: {
  lines: readonly CareLine[];
  gaps: readonly CareGap[];
  say: SayLine;
}) {
  const t = useTexts(arrangementTexts);
  const week = reachOfWeek(lines);
  const reach = gaps.filter(({ kind }) => kind === 'reach');
  return (
    <section className="card arrangement-part" aria-labelledby="reach">
      <h2 id="reach">{t('reach')}</h2>
      <p className={reach.length > 0 ? 'text-warn' : 'text-mute'}>
        {reach.length > 0 ? <Unreached gaps={reach} say={say} /> : t('reachWhole')}
      </p>
      <ul className="reach-week" aria-label={t('reachTable')}>
        {weekdays.map((day) => (
          <Day
            key={day}
            day={day}
            hours={week.slice((day - 1) * 24, day * 24).map((covering) => covering.length > 0)}
          />
        ))}
        <li className="reach-hours" aria-hidden>
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </li>
      </ul>
    </section>
  );
}

export function Unreached({ gaps, say }: { gaps: readonly CareGap[]; say: SayLine }) {
  const name = useTexts(arrangementNames);
  const words = `${name('gap.reach')}: ${say.reach(gaps)}`;
  return <>{words.slice(0, 1).toUpperCase() + words.slice(1)}</>;
}

function Day({ day, hours }: { day: Weekday; hours: readonly boolean[] }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const spans = hours.flatMap((isCovered, from) => {
    if (!isCovered || hours[from - 1]) return [];
    const end = hours.findIndex((one, hour) => hour > from && !one);
    return [t('fromTo', { from, to: end < 0 ? 24 : end })];
  });
  const said = spans.length === 0 ? t('reachNever') : hours.every(Boolean) ? t('reachDay') : sayAll(spans);
  return (
    <li>
      <span className="sr-only">{t('reachRow', { day: name(`day.${day}`), hours: said })}</span>
      <span aria-hidden className="reach-day">
        {name(`dayShort.${day}`)}
      </span>
      <span aria-hidden className="reach-cells">
        {hours.map((isCovered, hour) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place is the hour
          <i key={hour} data-covered={isCovered} />
        ))}
      </span>
    </li>
  );
}
