import type { OpenedCase, ReviewCase } from '@ketenzicht/shared/oversight';
import { Link, useParams } from '@tanstack/react-router';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { sayMoment } from '../platform/say-time.js';
import { CaseOpinionForm } from './CaseOpinionForm.js';
import { whoOf, whyOf } from './case.words.js';
import { LogLines } from './LogLine.js';
import { OversightPage } from './OversightPage.js';
import { oversightTexts } from './oversight.texts.js';
import { useCase } from './oversight.queries.js';
import { sayLastDay } from './period.js';

/** One signal: what was seen, the lines behind it, and what came of it. */
export function CasePage() {
  const t = useTexts(oversightTexts);
  const { caseId } = useParams({ from: '/oversight/cases/$caseId' });
  const opened = useCase(caseId);
  return (
    <OversightPage
      title={opened.data ? t(`rule.${opened.data.case.rule}`) : t('cases')}
      lead={
        <Link to="/oversight" className="link">
          ← {t('toCases')}
        </Link>
      }
    >
      <Answer of={opened}>{(data) => <Opened key={data.case.id} opened={data} />}</Answer>
    </OversightPage>
  );
}

function Opened({ opened: { case: shown, lines } }: { opened: OpenedCase }) {
  const t = useTexts(oversightTexts);
  return (
    <>
      <section className="card mt-5 p-6">
        <p className="text-lg">
          <strong>{whoOf(t, shown)}</strong>
          {shown.organisationName && <span className="text-mute"> · {shown.organisationName}</span>}
        </p>
        <p className="mt-1">{whyOf(t, shown)}</p>
        <p className="mt-2 text-[15px] text-mute">
          {t('raised', { when: sayMoment(shown.raisedAt) })} ·{' '}
          {t('due', { when: sayLastDay(shown.dueAt, useLanguage()) })}
        </p>
        <Opinions of={shown} />
      </section>
      {shown.state !== 'signed' && <CaseOpinionForm of={shown} />}
      <section aria-labelledby="behind" className="mt-8">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="behind" className="text-lg font-semibold">
            {lines.length === 0 ? t('behindNone') : t('behind', { count: lines.length })}
          </h2>
          {lines.length > 0 && (
            <Link to="/oversight/log" search={around(shown)} className="link">
              {t('around')}
            </Link>
          )}
        </div>
        {lines.length > 0 && <LogLines lines={lines} />}
      </section>
    </>
  );
}

/** The day of the case, of the one whom it is about. */
function around({ subjectKind, subject, day, facts }: ReviewCase): Record<string, string> {
  const account = subjectKind === 'breakGlass' ? facts['account'] : subjectKind === 'account' ? subject : undefined;
  return { from: day, until: day, ...(typeof account === 'string' && { actorId: account }) };
}

function Opinions({ of: { opinions } }: { of: ReviewCase }) {
  const t = useTexts(oversightTexts);
  if (opinions.length === 0) return null;
  return (
    <div className="mt-5 border-t border-line pt-4">
      <h2 className="font-semibold">{t('opinions')}</h2>
      <ul role="list">
        {opinions.map((opinion) => (
          <li key={opinion.at} className="mt-2">
            <p>{t(`outcome.${opinion.outcome}`)}</p>
            <p>{opinion.note}</p>
            <p className="text-[15px] text-mute">
              {opinion.name}, {sayMoment(opinion.at)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
