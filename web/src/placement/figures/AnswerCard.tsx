import type { PlacementFigures } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { useSayWait } from './say-figures.js';

type Wait = PlacementFigures['timeToSeen'];

/** Two waits on one scale: the full bar is half of them, the pale one nine out of ten. */
export function AnswerCard({ timeToSeen, timeToAnswer }: Pick<PlacementFigures, 'timeToSeen' | 'timeToAnswer'>) {
  const t = useTexts(placementFiguresTexts);
  const longest = Math.max(1, ...[timeToSeen, timeToAnswer].map(({ median, p90 }) => p90 ?? median ?? 0));
  return (
    <section className="card figure-card" aria-labelledby="figure-answer">
      <h2 id="figure-answer">{t('answer')}</h2>
      <dl className="wait-list">
        <WaitRow name={t('seen')} wait={timeToSeen} longest={longest} />
        <WaitRow name={t('answered')} wait={timeToAnswer} longest={longest} />
      </dl>
    </section>
  );
}

function WaitRow({ name, wait: { median, p90 }, longest }: { name: string; wait: Wait; longest: number }) {
  const t = useTexts(placementFiguresTexts);
  const say = useSayWait();
  const width = (minutes: number | null) => `${Math.max(1, (100 * (minutes ?? 0)) / longest)}%`;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="wait-bar" aria-hidden="true">
          {p90 !== null && <span data-part="nine" style={{ width: width(p90) }} />}
          {median !== null && <span data-part="half" style={{ width: width(median) }} />}
        </span>
        {median === null ? t('noTime') : t('half', { time: say(median) })}
        {p90 !== null && <span className="text-mute">, {t('nine', { time: say(p90) })}</span>}
      </dd>
    </div>
  );
}
