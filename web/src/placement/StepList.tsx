import type { PlacementStep } from '@ketenzicht/shared/placement';
import { timeNow } from '../platform/clock.js';
import { hasText, useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { fileTexts } from './file.texts.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';

/** Every line, for whoever wants to know exactly. */
export function StepList({ steps }: { steps: readonly PlacementStep[] }) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const { wardName } = usePlaces();
  const now = timeNow();
  const kindOf = (kind: string) =>
    t(hasText(fileTexts, `kind.${kind}`) ? (`kind.${kind}` as 'kind.asked') : 'kind.other');
  if (steps.length === 0) return null;
  return (
    <details className="fold mt-6">
      <summary>
        {t('events')} <small>{steps.length}</small>
      </summary>
      <ol className="step-list">
        {steps.map((step) => (
          <li key={`${step.at} ${step.kind} ${step.attemptId} ${step.unitId}`}>
            <time dateTime={step.at}>{sayWhen(step.at, now)}</time>
            <span>
              {kindOf(step.kind)}
              {step.unitId && <>: {wardName(step.unitId)}</>}
              <small>
                {step.by}
                {step.channel === 'phone' && `, ${name('channel.phone')}`}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
