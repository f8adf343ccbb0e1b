import type { CaseList, ReviewCase } from '@ketenzicht/shared/oversight';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { sayMoment } from '../platform/say-time.js';
import { whoOf, whyOf } from './case.words.js';
import { OversightPage } from './OversightPage.js';
import { oversightTexts } from './oversight.texts.js';
import { useCases } from './oversight.queries.js';
import { sayLastDay, sayMonth } from './period.js';

/** "Wat vraagt uw aandacht?": what the review of the log found, what is due first at the top. */
export function Cases() {
  const t = useTexts(oversightTexts);
  const [state, setState] = useState<'open' | 'signed'>('open');
  const cases = useCases(state);
  return (
    <OversightPage title={t('casesTitle')} lead={cases.data && <Lead list={cases.data} />}>
      <fieldset className="choice">
        <legend className="sr-only">{t('cases')}</legend>
        {(['open', 'signed'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="state" checked={state === one} onChange={() => setState(one)} />
            {t(one)}
          </label>
        ))}
      </fieldset>
      <Answer of={cases}>
        {(list) => (
          <>
            <Alerts list={list} />
            {list.cases.length === 0 ? (
              <p className="card mt-4 p-6 text-mute">{t(state === 'open' ? 'nothingOpen' : 'nothingSigned')}</p>
            ) : (
              <ul role="list" className="card mt-4">
                {list.cases.map((one) => (
                  <li key={one.id}>
                    <CaseRow one={one} />
                  </li>
                ))}
              </ul>
            )}
            <p className="mt-4 text-[15px] text-mute">{t('logged')}</p>
          </>
        )}
      </Answer>
    </OversightPage>
  );
}

function Lead({ list: { open, verified } }: { list: CaseList }) {
  const t = useTexts(oversightTexts);
  return (
    <>
      <p role="status">{open > 0 ? t('openCases', { count: open }) : t('nothingOpen')}</p>
      {verified?.badSeq == null && (
        <p className="text-[15px]">
          {verified ? t('sound', { when: sayMoment(verified.at), lines: verified.lines }) : t('notChecked')}
        </p>
      )}
    </>
  );
}

function Alerts({ list: { verified, overdueReports } }: { list: CaseList }) {
  const t = useTexts(oversightTexts);
  const language = useLanguage();
  const [month] = overdueReports;
  return (
    <>
      {verified?.badSeq != null && (
        <p role="alert" className="mt-4 rounded-lg bg-warn-soft p-4 text-warn">
          {t('broken', { line: verified.badSeq })}
        </p>
      )}
      {month !== undefined && (
        <p role="alert" className="mt-4 rounded-lg bg-warn-soft p-4 text-warn">
          {t('overdueReport', { month: sayMonth(month, language) })}{' '}
          <Link
            to="/oversight/reports/$month"
            params={{ month }}
            className="font-semibold underline underline-offset-3"
          >
            {t('toReport')}
          </Link>
        </p>
      )}
    </>
  );
}

function CaseRow({ one }: { one: ReviewCase }) {
  const t = useTexts(oversightTexts);
  const now = useNow(60_000);
  const isLate = one.state !== 'signed' && Date.parse(one.dueAt) < now.getTime();
  const due = sayLastDay(one.dueAt, useLanguage());
  return (
    <article className="case-row">
      <div className="min-w-0">
        <h2 className="text-lg font-semibold">{t(`rule.${one.rule}`)}</h2>
        <p>
          {whoOf(t, one)}
          {one.organisationName && <span className="text-mute"> · {one.organisationName}</span>}
        </p>
        <p className="text-[15px] text-mute">{whyOf(t, one)}</p>
      </div>
      <div className="text-[15px]">
        <p>{t(`state.${one.state}`)}</p>
        {one.state === 'signed' ? (
          <p className="text-mute">{one.outcome && t(`outcome.${one.outcome}`)}</p>
        ) : (
          <p className={isLate ? 'font-semibold text-warn' : 'text-mute'}>
            {t(isLate ? 'late' : 'due', { when: due })}
          </p>
        )}
      </div>
      <Link
        to="/oversight/cases/$caseId"
        params={{ caseId: one.id }}
        className="button inline-flex items-center justify-center"
        aria-label={t('lookAt', { what: `${t(`rule.${one.rule}`)}, ${whoOf(t, one)}` })}
      >
        {t('look')}
      </Link>
    </article>
  );
}
