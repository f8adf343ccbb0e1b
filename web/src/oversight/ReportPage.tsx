import type { MonthlyReport } from '@ketenzicht/shared/oversight';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { useProblemText } from '../platform/problem.texts.js';
import { sayMoment } from '../platform/say-time.js';
import { Warning } from '../ui/Warning.js';
import { askTexts } from './ask.texts.js';
import { OversightPage } from './OversightPage.js';
import { oversightTexts } from './oversight.texts.js';
import { useReport, useSignReport } from './oversight.queries.js';
import { sayLastDay, sayMonth } from './period.js';

/** One month of oversight, to read, to print, and to sign for by name. */
export function ReportPage() {
  const t = useTexts(askTexts);
  const language = useLanguage();
  const { month } = useParams({ from: '/oversight/reports/$month' });
  const report = useReport(month);
  return (
    <OversightPage
      title={t('reportTitle', { month: sayMonth(month, language) })}
      lead={
        <Link to="/oversight/reports" className="link print:hidden">
          ← {t('allReports')}
        </Link>
      }
    >
      <Answer of={report}>
        {(data) => (
          <>
            <State of={data} />
            <Totals of={data} />
            <Rules of={data} />
            <button type="button" className="button mt-5 print:hidden" onClick={() => print()}>
              {t('print')}
            </button>
            {data.signedAt === null && <Signing month={month} />}
          </>
        )}
      </Answer>
    </OversightPage>
  );
}

function State({ of: { signedAt, signedByName, note, overdue, signBy } }: { of: MonthlyReport }) {
  const t = useTexts(askTexts);
  const language = useLanguage();
  if (signedAt)
    return (
      <div className="card mt-5 p-6" role="status">
        <p className="font-semibold">{t('signedBy', { name: signedByName ?? '–', when: sayMoment(signedAt) })}</p>
        <p className="mt-1">{note}</p>
      </div>
    );
  return (
    <p className={overdue ? 'mt-5 rounded-lg bg-warn-soft p-4 text-warn' : 'mt-5 text-mute'}>
      {t(overdue ? 'overdue' : 'signBefore', { when: sayLastDay(signBy, language) })}
    </p>
  );
}

function Totals({ of: { figures } }: { of: MonthlyReport }) {
  const t = useTexts(askTexts);
  const totals = [
    [figures.lines, t('reportLines')],
    [figures.persons, t('reportPersons')],
    [figures.emergencies, t('reportEmergencies')],
    [figures.refused, t('reportRefused')],
    [figures.checks, t('reportChecks', { failed: figures.failedChecks })],
  ] as const;
  return (
    <dl className="card mt-5 p-6">
      {totals.map(([count, name]) => (
        <div key={name} className="flex flex-row-reverse justify-end gap-4 py-1">
          <dt>{name}</dt>
          <dd className="min-w-14 text-right text-lg font-semibold tabular-nums">{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rules({ of: { figures } }: { of: MonthlyReport }) {
  const t = useTexts(askTexts);
  const about = useTexts(oversightTexts);
  if (figures.rules.length === 0) return <p className="card mt-4 p-6 text-mute">{t('noCases')}</p>;
  return (
    <div className="card mt-4 px-2 py-1">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col">{t('raisedCount')}</th>
            <th scope="col">{t('onTime')}</th>
            <th scope="col">{t('lateCount')}</th>
            <th scope="col">{t('openCount')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.rules.map((row) => (
            <tr key={row.rule}>
              <th scope="row">{about(`rule.${row.rule}`)}</th>
              <td>{row.raised}</td>
              <td>{row.onTime}</td>
              <td>{row.late}</td>
              <td>{row.open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Signing({ month }: { month: string }) {
  const t = useTexts(askTexts);
  const problem = useProblemText();
  const sign = useSignReport(month);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sign.mutate(note.trim());
  };
  return (
    <form onSubmit={submit} className="card mt-5 p-6 print:hidden">
      <label className="field">
        {t('signNote')}
        <textarea
          value={note}
          onChange={(event) => setNote(event.target.value)}
          minLength={10}
          maxLength={2000}
          required
          aria-describedby="sign-help"
        />
      </label>
      <p id="sign-help" className="mt-1 text-[15px] text-mute">
        {t('signHelp')}
      </p>
      {sign.isError && <Warning className="mt-3">{problem(sign.error)}</Warning>}
      <button type="submit" className="button-act mt-4" disabled={sign.isPending}>
        {t('signReport')}
      </button>
    </form>
  );
}
