import {
  deliveryForms,
  type DeliveryForm,
  type DeliveryJudgement,
  type Effect,
  type Verdict,
} from '@ketenzicht/shared/stepdown';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { deliveryTexts } from './delivery.texts.js';
import { Source } from './Source.js';

/** Four forms, each with its answer first, then what made it so, then where that is written. */
export function Forms({ judgement }: { judgement: DeliveryJudgement }) {
  const t = useTexts(deliveryTexts);
  const what = judgement.asks.map((ask) => t(`ask.${ask}`));
  return (
    <div aria-live="polite">
      {what.length > 0 && <p className="delivery-asks">{t('asks', { what: what.join(', ') })}</p>}
      {deliveryForms.map((form) => (
        <Form key={form} form={form} judgement={judgement} />
      ))}
    </div>
  );
}

const weight = (effect: Effect, verdict: Verdict): number => (effect === verdict ? 0 : effect === 'says' ? 2 : 1);

function Form({ form, judgement }: { form: DeliveryForm; judgement: DeliveryJudgement }) {
  const t = useTexts(deliveryTexts);
  const language = useLanguage();
  const { verdict, rules } = judgement.forms[form];
  const cited = rules
    .flatMap(({ id, effect, sure }) => {
      const rule = judgement.rules.find((one) => one.id === id);
      return rule ? [{ rule, effect, sure }] : [];
    })
    // What decided stands first, then what else weighs, then what only tells something.
    .toSorted((one, other) => weight(one.effect, verdict) - weight(other.effect, verdict));
  // What decided, then what only tells something. Of what hangs on an answer that was not given, only what would not change this one.
  const decides = cited.filter(({ effect, sure }) => effect === verdict && (sure || verdict !== 'unknown'));
  const tells = cited.filter(({ effect, sure }) => effect === 'says' && sure);
  const shown = [...decides, ...tells];
  return (
    <article className="delivery-form" data-verdict={verdict} aria-label={t(`form.${form}`)}>
      <h3>
        <span>
          {t(`form.${form}`)} <small>{t(`formShort.${form}`)}</small>
        </span>
        <strong>{t(`verdict.${verdict}`)}</strong>
      </h3>
      {shown.length > 0 && (
        <ul>
          {shown.map(({ rule, sure }) => (
            <li key={rule.id}>
              {!sure && <em>{t('perhaps')} </em>}
              {rule[language]}
              {rule.check === 'unchecked' && <b className="delivery-unchecked"> {t('uncheckedShort')}</b>}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>
          {t('rules')} ({cited.length})<span className="sr-only">: {t(`form.${form}`)}</span>
        </summary>
        <ul>
          {cited.map(({ rule, sure }) => (
            <li key={rule.id}>
              {!sure && <em>{t('perhaps')} </em>}
              {rule[language]} <Source rule={rule} />
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
