import { localDate } from '@ketenzicht/shared/kernel';
import { lastVptMonth, type VptMonth } from '@ketenzicht/shared/stepdown';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate, sayMonth, sayNumber } from '../../platform/say-figures.js';
import { MonthForm } from './MonthForm.js';
import { vptReportTexts } from './vpt-report.texts.js';
import { useVptMonth } from './vpt.queries.js';
import './vpt.css';

/** What a provider says of a month: filled in with the last one, so that one press is enough when nothing changed. */
export function VptReportPage() {
  const t = useTexts(vptReportTexts);
  const [month, setMonth] = useState(() => lastVptMonth(timeNow()));
  const answer = useVptMonth(month);
  const title = t('title', { month: sayMonth(month) });
  useEffect(() => void (document.title = `${title} · Ketenzicht`), [title]);
  return (
    <div className="section-page vpt-monitor">
      <Link to="/vpt-monitor" className="link inline-flex min-h-11 items-center">
        ← {t('back')}
      </Link>
      <h1 className="text-[28px] leading-tight font-bold">{title}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      <Answer of={answer}>
        {(said) => (
          <div className="mt-4 grid max-w-2xl gap-4">
            <MonthChoice said={said} onChange={setMonth} />
            <MonthForm key={said.month} said={said} />
            <History said={said} />
          </div>
        )}
      </Answer>
    </div>
  );
}

function MonthChoice({ said, onChange }: { said: VptMonth; onChange: (month: string) => void }) {
  const t = useTexts(vptReportTexts);
  return (
    <label className="field max-w-md">
      {t('month')}
      <select value={said.month} onChange={(event) => onChange(event.currentTarget.value)}>
        {said.recent.map(({ month, clients }) => (
          <option key={month} value={month}>
            {sayMonth(month)}: {clients === null ? t('todo') : t('said', { count: sayNumber(clients) })}
          </option>
        ))}
      </select>
    </label>
  );
}

function History({ said: { history } }: { said: VptMonth }) {
  const t = useTexts(vptReportTexts);
  if (history.length < 2) return null;
  return (
    <details>
      <summary className="link inline-flex min-h-11 items-center">{t('history')}</summary>
      <ul className="grid gap-1">
        {history.map(({ version, reportedAt, clients, difference }) => (
          <li key={version}>
            {t('historyLine', { on: sayDate(localDate(new Date(reportedAt))), count: sayNumber(clients) })}
            {difference && ` (${t(`reason.${difference}`).toLocaleLowerCase()})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
