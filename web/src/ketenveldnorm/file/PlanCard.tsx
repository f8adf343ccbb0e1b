import type { TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { followingTexts } from '../following.texts.js';
import { followingNames } from '../names.texts.js';

/** The plan that holds, and who directs around it. */
export function PlanCard({ file: { plan, directors } }: { file: TrajectoryFile }) {
  const t = useTexts(followingTexts);
  const name = useTexts(followingNames);
  if (!plan) return null;
  return (
    <section className="card mt-5 p-5">
      <h2 className="text-lg font-semibold">{t('plan')}</h2>
      <p className="text-mute">{t('planFrom', { version: plan.version, day: sayDate(plan.from), by: plan.by })}</p>
      <p className="following-words mt-2">{plan.words || t('wordsClosed')}</p>
      <dl className="following-list">
        <div>
          <dt>{t('rhythm')}</dt>
          <dd>{t('everyDays', { days: plan.intervalDays })}</dd>
        </div>
        {plan.agreedWith.length > 0 && (
          <div>
            <dt>{t('agreedWith')}</dt>
            <dd>{plan.agreedWith.join(', ')}</dd>
          </div>
        )}
        {directors.map((one) => (
          <div key={one.role}>
            <dt>{name(`director.${one.role}`)}</dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
