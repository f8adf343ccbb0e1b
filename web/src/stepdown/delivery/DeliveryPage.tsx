import { localDate } from '@ketenzicht/shared/kernel';
import type { TitleCode } from '@ketenzicht/shared/placement';
import { judge } from '@ketenzicht/shared/stepdown';
import { useEffect, useMemo, useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { takeOver } from '../../platform/handed-on.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { AfterTitle } from './AfterTitle.js';
import { beginning, questionOf } from './asked.rules.js';
import { Forms } from './Forms.js';
import { Given } from './Given.js';
import { Questions, type TitleNames } from './Questions.js';
import { deliveryTexts } from './delivery.texts.js';
import './delivery.css';

/** A few questions, and the answer at once beside them: reckoned here, so that nothing of what is asked leaves the screen. */
export function DeliveryPage(names: TitleNames) {
  const t = useTexts(deliveryTexts);
  const tabs = useTexts(outflowTabsTexts);
  const today = localDate(timeNow());
  const [asked, setAsked] = useState(() => beginning(today, takeOver('/delivery-forms')));
  const judgement = useMemo(() => {
    const question = questionOf(asked);
    return question && judge(question, today);
  }, [asked, today]);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  return (
    <SectionPage
      label={tabs('section')}
      tabs={<OutflowTabs />}
      title={t('title')}
      lead={t('lead')}
      className="delivery"
    >
      <div className="delivery-columns">
        <section className="card delivery-questions print:hidden" aria-labelledby="delivery-questions">
          <h2 id="delivery-questions">{t('questions')}</h2>
          <Questions asked={asked} onChange={setAsked} {...names} />
          <button type="button" className="button" onClick={() => setAsked(beginning(today))}>
            {t('again')}
          </button>
        </section>
        <div className="delivery-answer">
          <section className="card" aria-labelledby="delivery-answer">
            <div className="delivery-answer-head">
              <h2 id="delivery-answer">{t('answer')}</h2>
              {judgement && (
                <button type="button" className="button-act print:hidden" onClick={() => print()}>
                  {t('print')}
                </button>
              )}
            </div>
            <Given asked={asked} titleName={(code: TitleCode) => names.titleName(code)} />
            {judgement ? (
              <Forms judgement={judgement} />
            ) : (
              <p role="status" className="text-mute">
                {t('noDay')}
              </p>
            )}
          </section>
          {judgement && <AfterTitle judgement={judgement} />}
          <p className="delivery-printed">{t('printed', { day: sayDate(today) })}</p>
        </div>
      </div>
    </SectionPage>
  );
}
