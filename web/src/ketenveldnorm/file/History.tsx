import type { TrajectoryFile, TrajectoryStep } from '@ketenzicht/shared/ketenveldnorm';
import { localDate } from '@ketenzicht/shared/kernel';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { followingTexts } from '../following.texts.js';
import { followingNames } from '../names.texts.js';

const few = 12;

/** The road so far, the newest first. */
export function History({ file: { steps } }: { file: TrajectoryFile }) {
  const t = useTexts(followingTexts);
  const [recent, before] = [steps.slice(0, few), steps.slice(few)];
  return (
    <section className="mt-6">
      <h2 className="text-lg font-semibold">{t('history')}</h2>
      <Steps of={recent} />
      {before.length > 0 && (
        <details className="print:hidden">
          <summary className="min-h-11 py-2">{t('earlier', { count: before.length })}</summary>
          <Steps of={before} />
        </details>
      )}
    </section>
  );
}

function Steps({ of: steps }: { of: readonly TrajectoryStep[] }) {
  const t = useTexts(followingTexts);
  const name = useTexts(followingNames);
  return (
    <ol className="following-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <strong>{name(`step.${step.kind}`)}</strong>
          <small>
            <time dateTime={step.at}>{sayDate(localDate(new Date(step.at)))}</time>,{' '}
            {step.byClock ? t('clock') : step.by}
          </small>
          {step.words && <p className="following-words">{step.words}</p>}
        </li>
      ))}
    </ol>
  );
}
