import type { DeliveryJudgement } from '@ketenzicht/shared/stepdown';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { deliveryTexts } from './delivery.texts.js';
import { Source } from './Source.js';

/** What pays once the title is over, and what to ask by which day. */
export function AfterTitle({ judgement }: { judgement: DeliveryJudgement }) {
  const t = useTexts(deliveryTexts);
  const language = useLanguage();
  const { after, rules } = judgement;
  const find = (id: string) => rules.find((rule) => rule.id === id);
  const because = find(after.because);
  return (
    <section className="card delivery-after" aria-labelledby="delivery-after">
      <h2 id="delivery-after">{t('after')}</h2>
      {because && <p>{because[language]}</p>}
      {after.next.length > 0 && (
        <p className="delivery-first">
          {after.firstDay === null ? t('noEnd') : t('firstDay', { day: sayDate(after.firstDay) })}
        </p>
      )}
      {after.next.map(({ payer, condition, steps }) => {
        const when = find(condition);
        return (
          <article key={payer} className="delivery-payer" aria-label={t(`payer.${payer}`)}>
            <h3>{t(`payer.${payer}`)}</h3>
            {when && (
              <p>
                {when[language]} <Source rule={when} />
              </p>
            )}
            <ol>
              {steps.map(({ rule: id, askBy, isLate }) => {
                const rule = find(id);
                const day = askBy === null ? null : sayDate(askBy);
                return (
                  rule && (
                    <li key={id} data-late={isLate}>
                      <strong>{day === null ? t('asSoon') : t(isLate ? 'late' : 'askBy', { day })}</strong>
                      <span>{rule[language]}</span>
                      <Source rule={rule} />
                    </li>
                  )
                );
              })}
            </ol>
          </article>
        );
      })}
    </section>
  );
}
