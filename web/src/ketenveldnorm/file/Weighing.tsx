import { criteria, type TrajectoryFile } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingTexts } from '../following.texts.js';
import { followingNames } from '../names.texts.js';

/** What was weighed, folded once somebody is followed: it is the past by then. */
export function Weighing({ file: { checklist, present, trajectory } }: { file: TrajectoryFile }) {
  const t = useTexts(followingTexts);
  const name = useTexts(followingNames);
  if (!checklist) return null;
  return (
    <details className="card mt-5 p-5" open={trajectory.phase === 'triaged'}>
      <summary className="text-lg font-semibold">{t('weighing')}</summary>
      <ul className="weighed">
        {criteria.map((one) => (
          <li key={one} data-answer={checklist[one].answer}>
            <span>
              {name(`criterion.${one}`)}
              {checklist[one].words && <small>{checklist[one].words}</small>}
            </span>
            <strong>{name(`answer.${checklist[one].answer}`)}</strong>
          </li>
        ))}
      </ul>
      {present.length > 0 && (
        <p className="mt-3">
          {t('atTable')}: {present.join(', ')}
        </p>
      )}
    </details>
  );
}
