import { Link } from '@tanstack/react-router';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { sayMoment } from '../platform/say-time.js';
import { askTexts } from './ask.texts.js';
import { OversightPage } from './OversightPage.js';
import { useReports } from './oversight.queries.js';
import { sayLastDay, sayMonth } from './period.js';

/** "Welke maand wacht op uw handtekening?" */
export function Reports() {
  const t = useTexts(askTexts);
  const language = useLanguage();
  const reports = useReports();
  return (
    <OversightPage title={t('reportsTitle')}>
      <Answer of={reports}>
        {({ months }) =>
          months.length === 0 ? (
            <p className="card mt-5 p-6 text-mute">{t('noReports')}</p>
          ) : (
            <ul role="list" className="card mt-5">
              {months.map(({ month, signedAt, signedByName, overdue, signBy }) => (
                <li key={month}>
                  <article className="case-row">
                    <h2 className="text-lg font-semibold">{sayMonth(month, language)}</h2>
                    <p className={`text-[15px] ${overdue ? 'font-semibold text-warn' : 'text-mute'}`}>
                      {signedAt
                        ? t('signedBy', { name: signedByName ?? '–', when: sayMoment(signedAt) })
                        : t(overdue ? 'overdue' : 'signBefore', { when: sayLastDay(signBy, language) })}
                    </p>
                    <Link
                      to="/oversight/reports/$month"
                      params={{ month }}
                      className="button inline-flex items-center justify-center"
                      aria-label={t('openReportOf', { month: sayMonth(month, language) })}
                    >
                      {t('openReport')}
                    </Link>
                  </article>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </OversightPage>
  );
}
