import type { ActionVerb, DossierFile, DossierStep } from '@ketenzicht/shared/safetynet';
import { useId } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { dossierTexts, safetynetNames } from './safetynet.texts.js';
import { sayEuro } from './say-euro.js';

/** All that happened, the newest first. */
export function DossierTimeline({ file }: { file: DossierFile }) {
  const t = useTexts(dossierTexts);
  const id = useId();
  const say = useStepWords(file);
  return (
    <section aria-labelledby={id} className="card net-part">
      <h2 id={id}>{t('timeline')}</h2>
      <ol className="net-timeline">
        {file.steps.toReversed().map((step) => (
          <li key={step.id}>
            <strong>{say(step)}</strong>
            <small>
              <time dateTime={step.at}>{sayWhen(step.at, timeNow())}</time>, {step.byClock ? t('clock') : step.by}
            </small>
            {step.text && <p className="whitespace-pre-line">{step.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useStepWords({ dossier }: DossierFile): (step: DossierStep) => string {
  const t = useTexts(dossierTexts);
  const name = useTexts(safetynetNames);
  return ({ kind, detail }) => {
    const payer = dossier.payers.find(({ place }) => place === detail['payer'])?.name ?? t('jointly');
    const amount = typeof detail['cents'] === 'number' ? sayEuro(detail['cents']) : '';
    const verb = kind === 'acted' ? name(`verb.${detail['verb'] as ActionVerb}`).toLowerCase() : '';
    return t(`step.${kind}`, { payer, amount, verb });
  };
}
