import { texts, useTexts } from './i18n.js';
import { timeNow } from './clock.js';
import { monthsOver, type Choice, type Period } from './period.rules.js';
import { sayMonth } from './say-figures.js';
import '../ui/figures.css';

const periodTexts = texts('period', {
  nl: {
    period: 'Periode',
    'last.7': 'Laatste 7 dagen',
    'last.30': 'Laatste 30 dagen',
    'last.90': 'Laatste 90 dagen',
    'last.365': 'Laatste jaar',
    download: 'Als tabel (CSV)',
    print: 'Afdrukken',
  },
  en: {
    period: 'Period',
    'last.7': 'Last 7 days',
    'last.30': 'Last 30 days',
    'last.90': 'Last 90 days',
    'last.365': 'Last year',
    download: 'As a table (CSV)',
    print: 'Print',
  },
});

interface Props {
  choice: Choice;
  onChoice: (choice: Choice) => void;
  period: Period;
  /** Running periods on offer; none for those who see only months that are over. */
  lasts: readonly Extract<Choice, `last.${number}`>[];
  months: number;
  /** Of the table, without the period. */
  csv: string;
}

/** Over which time figures are, and how to take them along. */
export function PeriodBar({ choice, onChoice, period, lasts, months, csv }: Props) {
  const t = useTexts(periodTexts);
  return (
    <div className="figure-acts mt-4 print:hidden">
      <label className="field">
        {t('period')}
        <select value={choice} onChange={(event) => onChoice(event.target.value as Choice)}>
          {lasts.map((last) => (
            <option key={last} value={last}>
              {t(last)}
            </option>
          ))}
          {monthsOver(timeNow(), months).map((month) => (
            <option key={month} value={`month.${month}`}>
              {sayMonth(month)}
            </option>
          ))}
        </select>
      </label>
      <a className="button inline-flex items-center" href={`${csv}?from=${period.from}&to=${period.to}`} download>
        {t('download')}
      </a>
      <button type="button" className="button" onClick={() => window.print()}>
        {t('print')}
      </button>
    </div>
  );
}
