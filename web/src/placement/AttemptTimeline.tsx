import type { RequestFile } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { AttemptItem } from './AttemptItem.js';
import { fileTexts } from './file.texts.js';
import { inOrder, isWaiting, type NextStep } from './next-step.rules.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { sayDate } from './say-date.js';

/** The chain of tries (toeleidingspogingen), oldest first, with what was tried before this request. */
export function AttemptTimeline({ file, step }: { file: RequestFile; step: NextStep }) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const { wardName } = usePlaces();
  const { request, attempts } = file;
  const isEmpty = attempts.length === 0 && request.tried.length === 0;
  return (
    <section aria-labelledby="timeline" className="timeline-section">
      <h2 id="timeline">{t('timeline')}</h2>
      {isEmpty && <p className="text-mute">{t('timelineNone')}</p>}
      <ol className="timeline">
        {request.tried.map((one) => (
          <li key={`${one.unitId} ${one.name} ${one.on} ${one.outcome}`} data-state="before">
            <p>
              <strong>{one.name ?? wardName(one.unitId ?? '')}</strong>{' '}
              <span className="text-mute">
                {t('before')}, {sayDate(one.on)}
              </span>
            </p>
            <p>{name(`outcome.${one.outcome}`)}</p>
          </li>
        ))}
        {inOrder(attempts).map((attempt) => (
          <li key={attempt.id} data-state={attempt.state}>
            <AttemptItem
              attempt={attempt}
              mayChange={request.mayChange}
              recordedAbove={step.kind === 'waiting' && step.attempts.length === 1 && isWaiting(attempt.state)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
