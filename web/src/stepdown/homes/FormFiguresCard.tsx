import { localDate } from '@ketenzicht/shared/kernel';
import { Answer } from '../../platform/Answer.js';
import { useTexts } from '../../platform/i18n.js';
import { sayDate, sayNumber } from '../../platform/say-figures.js';
import { vptWords } from '../vpt/vpt-words.texts.js';
import { useFormFigures } from './homes.queries.js';
import { teamsTexts } from './vpt-teams.texts.js';
import '../../ui/figures.css';

/** How many clients have which form, how many teams said so, and what is too old to be in it. */
export function FormFiguresCard() {
  const t = useTexts(teamsTexts);
  const form = useTexts(vptWords);
  const figures = useFormFigures();
  return (
    <section className="card figure-card mt-4" aria-labelledby="form-figures">
      <h2 id="form-figures">{t('figures')}</h2>
      <p className="figure-note m-0">{t('figuresLead')}</p>
      <Answer of={figures}>
        {(all) => (
          <table className="team-table">
            <thead>
              <tr>
                <th scope="col">{t('form')}</th>
                <th scope="col" className="number">
                  {t('clients')}
                </th>
                <th scope="col">{t('saidBy')}</th>
                <th scope="col">{t('oldest')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.form}>
                  <th scope="row">{form(`form.${one.form}`)}</th>
                  <td className="number" data-label={t('clients')}>
                    {one.clients === null ? t('hidden') : one.teams === 0 ? '–' : sayNumber(one.clients)}
                  </td>
                  <td data-label={t('saidBy')}>
                    {one.teams === 0 ? t('noTeam') : t('teams', { count: one.teams })}
                    {one.lapsed > 0 && <small className="block text-warn">{t('lapsed', { count: one.lapsed })}</small>}
                  </td>
                  <td data-label={t('oldest')}>
                    {one.oldestAt === null ? '–' : sayDate(localDate(new Date(one.oldestAt)))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
      <div className="figure-acts print:hidden">
        <a className="button inline-flex items-center" href="/api/v1/vpt-form-figures.csv" download>
          {t('csv')}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('print')}
        </button>
      </div>
    </section>
  );
}
