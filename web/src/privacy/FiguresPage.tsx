import type { Figures } from '@ketenzicht/shared/privacy';
import { useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { useProblemText } from '../platform/problem.texts.js';
import { Loading } from '../ui/Loading.js';
import { Notice } from '../ui/Notice.js';
import { figuresTexts } from './figures.texts.js';
import './privacy.css';
import { useFigures } from './privacy.queries.js';

const ways = ['region', 'level', 'region,level', ''] as const;

/** "Hoeveel mensen worden gevolgd?": a table, and the same as a file. */
export function FiguresPage() {
  const t = useTexts(figuresTexts);
  const problem = useProblemText();
  const [by, setBy] = useState<(typeof ways)[number]>('region');
  const [chosen, setMonth] = useState<string | null>(null);
  const language = useLanguage();
  const figures = useFigures(by);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  if (figures.isPending) return <Loading>{t('loading')}</Loading>;
  if (figures.isError)
    return (
      <Notice
        title={t('failed')}
        text={problem(figures.error)}
        action={t('again')}
        onAction={() => void figures.refetch()}
      />
    );
  const month = chosen ?? figures.data.months[0];
  return (
    <div className="section-page">
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="mt-1 max-w-2xl text-mute">{t('lead')}</p>
      <div className="privacy-acts mt-4">
        <label className="field">
          {t('by')}
          <select value={by} onChange={(event) => setBy(event.target.value as typeof by)}>
            {ways.map((way) => (
              <option key={way} value={way}>
                {t(`by.${way}`)}
              </option>
            ))}
          </select>
        </label>
        {by !== '' && figures.data.months.length > 0 && (
          <label className="field">
            {t('month')}
            <select value={month} onChange={(event) => setMonth(event.target.value)}>
              {figures.data.months.map((one) => (
                <option key={one} value={one}>
                  {sayMonth(one, language)}
                </option>
              ))}
            </select>
          </label>
        )}
        <a className="button inline-flex items-center" href={`/api/v1/persons/_figures.csv?by=${by}`} download>
          {t('download')}
        </a>
      </div>
      {figures.data.months.length === 0 ? (
        <p className="card mt-5 p-6 text-mute">{t('none')}</p>
      ) : (
        <FiguresTable
          by={figures.data.by}
          figures={figures.data.figures.filter((one) => by === '' || one.month === month)}
        />
      )}
    </div>
  );
}

const sayMonth = (month: string, language: string) =>
  new Date(`${month}-15`).toLocaleDateString(language, { month: 'long', year: 'numeric' });

function FiguresTable({ by, figures }: Pick<Figures, 'by' | 'figures'>) {
  const t = useTexts(figuresTexts);
  const language = useLanguage();
  return (
    <div className="card mt-5">
      <table className="privacy-table">
        <thead>
          <tr>
            {by.length === 0 && <th scope="col">{t('month')}</th>}
            {by.map((one) => (
              <th key={one} scope="col">
                {t(one)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('count')}
            </th>
            <th scope="col" className="number">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ month, regionId, regionName, level, count, share }) => (
            <tr key={`${month} ${regionId} ${level}`} className={(regionId ?? level) ? '' : 'font-semibold'}>
              {by.length === 0 && <th scope="row">{sayMonth(month, language)}</th>}
              {by.map((one, index) => {
                const name = one === 'region' ? (regionName ?? t('all')) : (level ?? t('all'));
                return index === 0 ? (
                  <th key={one} scope="row">
                    {name}
                  </th>
                ) : (
                  <td key={one}>{name}</td>
                );
              })}
              <td className="number">
                {count ?? (
                  <>
                    <span aria-hidden="true">·</span>
                    <span className="sr-only">{t('hidden')}</span>
                  </>
                )}
              </td>
              <td className="number">{share === null ? '' : `${share} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
