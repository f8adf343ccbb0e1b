import { formInLists, type VptCountedMonth, type VptMonitor } from '@ketenzicht/shared/stepdown';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { sayMonth, sayNumber } from '../../platform/say-figures.js';
import { BarsPlot, Legend } from './BarsPlot.js';
import { FigureTable } from './FigureTable.js';
import { vptMonitorTexts } from './vpt-monitor.texts.js';
import { vptWords } from './vpt-words.texts.js';

type Part = Pick<VptMonitor, 'registered' | 'own'>;

/** Every provider, and beside it the own organisation where somebody of it looks. */
function seriesOf({ registered, own }: Part, all: string, mine: string, of: (month: VptCountedMonth) => number | null) {
  const series = [{ name: all, values: registered.months.map(of) }];
  if (own?.months.length)
    series.push({
      name: mine,
      values: registered.months.map(({ month }) => {
        const told = own.months.find((one) => one.month === month);
        return told ? of(told) : null;
      }),
    });
  return series;
}

export function CourseCard(part: Part) {
  const t = useTexts(vptMonitorTexts);
  const w = useTexts(vptWords);
  const { months } = part.registered;
  const series = seriesOf(part, t('all'), t('own'), ({ clients }) => clients);
  const say = (count: number | null | undefined) => (count === null ? t('hidden') : sayNumber(count ?? 0));
  return (
    <section className="card figure-card figure-wide" aria-labelledby="vpt-course">
      <h3 id="vpt-course">{t('course')}</h3>
      <Legend series={series} />
      <BarsPlot names={months.map(({ month }) => month)} series={series} />
      <p className="figure-note">{t('courseNote')}</p>
      <details>
        <summary className="link inline-flex min-h-11 items-center">{t('asTable')}</summary>
        <FigureTable
          labelledBy="vpt-course"
          head={[
            t('month'),
            t('providers'),
            w('clients'),
            w('inflow'),
            w('died'),
            w('stay'),
            w('homeWithoutVpt'),
            w('other'),
          ]}
          rows={months
            .toReversed()
            .map((one) => [
              sayMonth(one.month),
              sayNumber(one.providers),
              say(one.clients),
              say(one.inflow),
              say(one.died),
              say(one.stay),
              say(one.homeWithoutVpt),
              say(one.other),
            ])}
        />
      </details>
    </section>
  );
}

export function FormsCard({ newest, own }: { newest: VptCountedMonth; own: VptCountedMonth | undefined }) {
  const t = useTexts(vptMonitorTexts);
  const w = useTexts(vptWords);
  const rows = newest.byForm.map(({ form, count }) => ({ name: w(`form.${form}`), count }));
  return (
    <section className="card figure-card" aria-labelledby="vpt-forms">
      <h3 id="vpt-forms">{t('forms')}</h3>
      <CountBars rows={rows} hidden={t('hidden')} />
      {own && <OwnLine counts={own.byForm.map(({ form, count }) => [w(`form.${form}`), count])} />}
      <p className="figure-note">{t('formsNote')}</p>
      <details>
        <summary className="link inline-flex min-h-11 items-center">{t('formLists')}</summary>
        <div className="vpt-words">
          <FigureTable
            labelledBy="vpt-forms"
            head={[t('form'), t('actiz'), t('types')]}
            rows={newest.byForm.map(({ form }) => [
              w(`form.${form}`),
              formInLists[form].actiz ?? t('noSuch'),
              formInLists[form].types ?? t('noSuch'),
            ])}
          />
        </div>
        <p className="figure-note mt-2">{t('formListsNote')}</p>
      </details>
    </section>
  );
}

export function ProfilesCard({ newest, own }: { newest: VptCountedMonth; own: VptCountedMonth | undefined }) {
  const t = useTexts(vptMonitorTexts);
  const w = useTexts(vptWords);
  const rows = newest.byProfile.map(({ profile, count }) => ({ name: w(`profile.${profile}`), count }));
  return (
    <section className="card figure-card" aria-labelledby="vpt-profiles">
      <h3 id="vpt-profiles">{t('profiles')}</h3>
      <CountBars rows={rows.filter(({ count }) => count !== 0)} hidden={t('hidden')} />
      {own && <OwnLine counts={own.byProfile.map(({ profile, count }) => [w(`profile.${profile}`), count])} />}
    </section>
  );
}

function OwnLine({ counts }: { counts: readonly (readonly [string, number | null])[] }) {
  const t = useTexts(vptMonitorTexts);
  const told = counts.filter(([, count]) => count !== null && count > 0);
  if (told.length === 0) return null;
  return (
    <p className="figure-note">
      {t('own')}: {told.map(([name, count]) => `${name.toLocaleLowerCase()} ${sayNumber(count ?? 0)}`).join(', ')}.
    </p>
  );
}
