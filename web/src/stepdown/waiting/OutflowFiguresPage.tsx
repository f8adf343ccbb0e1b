import { isOutsider } from '@ketenzicht/shared/placement';
import type { Amounts, OutflowFigures } from '@ketenzicht/shared/stepdown';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/Answer.js';
import { timeNow } from '../../platform/clock.js';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { PeriodBar } from '../../platform/PeriodBar.js';
import { monthsOver, periodOf, type Choice } from '../../platform/period.rules.js';
import { sayDate, sayMonth, sayNumber } from '../../platform/say-figures.js';
import { useActor } from '../../platform/session.js';
import { SectionPage } from '../../ui/SectionPage.js';
import { OutflowTabs } from '../OutflowTabs.js';
import { outflowTabsTexts } from '../outflow-tabs.texts.js';
import { outflowFiguresTexts } from './outflow-figures.texts.js';
import { usePlaces } from './places.context.js';
import { sayEuros } from './say-euros.js';
import { TariffCard } from './TariffCard.js';
import { waitNames } from './wait.names.js';
import { useOutflowFigures } from './wait.queries.js';
import './waiting.css';

const lasts = ['last.30', 'last.90', 'last.365'] as const;

/** The argument that no register makes: what a missing place further on costs, by what it is that misses. */
export function OutflowFiguresPage() {
  const t = useTexts(outflowFiguresTexts);
  const tabs = useTexts(outflowTabsTexts);
  const actor = useActor();
  const outside = isOutsider(actor);
  const [choice, setChoice] = useState<Choice>(outside ? `month.${monthsOver(timeNow(), 1)[0] ?? ''}` : 'last.365');
  const period = periodOf(choice, timeNow());
  const figures = useOutflowFigures(period);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);
  const lead = outside
    ? 'leadOutside'
    : actor.role === 'provider'
      ? 'leadOwn'
      : actor.role === 'chainDirector'
        ? 'leadRegion'
        : 'lead';
  return (
    <SectionPage className="way-out" label={tabs('section')} tabs={<OutflowTabs />} title={t('title')} lead={t(lead)}>
      <PeriodBar
        choice={choice}
        onChoice={setChoice}
        period={period}
        lasts={outside ? [] : lasts}
        months={12}
        csv="/api/v1/outflow-figures.csv"
      />
      <Answer of={figures}>{(data) => <Cards figures={data} />}</Answer>
    </SectionPage>
  );
}

function Cards({ figures }: { figures: OutflowFigures }) {
  const t = useTexts(outflowFiguresTexts);
  const name = useTexts(waitNames);
  const { regionName } = usePlaces();
  const { total, byCause, byPayer, byRegion, byMonth, byMunicipality, suppressed } = figures;
  if (total.days === 0) return <p className="card mt-5 p-6 text-mute">{t('none')}</p>;
  const told = (one: Amounts) => one.days !== 0;
  const most = (one: Amounts, other: Amounts) => (other.days ?? 0) - (one.days ?? 0);
  return (
    <>
      <p className="mt-5 text-mute">{t('fromTo', { from: sayDate(figures.from), to: sayDate(figures.to) })}</p>
      <Total figures={figures} />
      <div className="figure-grid mt-4">
        <section className="card figure-card figure-wide" aria-labelledby="outflow-cause">
          <h2 id="outflow-cause">{t('byCause')}</h2>
          {!suppressed && (
            <CountBars
              rows={byCause
                .filter(told)
                .toSorted(most)
                .map(({ cause, days }) => ({ name: name(`cause.${cause}`), count: days }))}
              hidden={t('hidden')}
            />
          )}
          <Table
            label="outflow-cause"
            first={t('cause')}
            rows={byCause
              .filter(told)
              .toSorted(most)
              .map((one) => ({ ...one, name: name(`cause.${one.cause}`) }))}
            people={suppressed}
          />
        </section>
        <Card
          id="outflow-payer"
          title={t('byPayer')}
          first={t('payer')}
          rows={byPayer.filter(told).map((one) => ({ ...one, name: name(`payer.${one.payer}`) }))}
          people={suppressed}
        />
        <Card
          id="outflow-region"
          title={t('byRegion')}
          first={t('region')}
          rows={byRegion.map((one) => ({ ...one, name: regionName(one.regionId) }))}
          people={suppressed}
        />
        {byMonth.length > 0 && (
          <Card
            id="outflow-month"
            title={t('byMonth')}
            first={t('month')}
            rows={byMonth.map((one) => ({ ...one, name: sayMonth(one.month) }))}
          />
        )}
        {byMunicipality.length > 0 && (
          <Card
            id="outflow-municipality"
            title={t('byMunicipality')}
            first={t('municipality')}
            rows={byMunicipality.slice(0, 30).map((one) => ({ ...one, name: one.municipality ?? t('unknown') }))}
          />
        )}
        {!suppressed && <Source figures={figures} />}
        <TariffCard tariffs={figures.tariffs} />
      </div>
    </>
  );
}

function Total({ figures: { total, tariffs, suppressed } }: { figures: OutflowFigures }) {
  const t = useTexts(outflowFiguresTexts);
  const amounts = [
    ...(suppressed ? [[t('persons'), total.persons === null ? null : sayNumber(total.persons)] as const] : []),
    [t('days'), total.days === null ? null : sayNumber(total.days)],
    [t('cents'), total.cents === null ? null : sayEuros(total.cents)],
  ] as const;
  return (
    <>
      <dl className="outflow-costs">
        {amounts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <small>{t('hidden')}</small>}</dd>
          </div>
        ))}
      </dl>
      {tariffs.some(({ assumed }) => assumed) && <p className="mt-2 text-mute">{t('assumed')}</p>}
    </>
  );
}

interface Rows {
  first: string;
  rows: readonly (Amounts & { name: string })[];
  /** Where small numbers are hidden, how many people is told more often than how many days. */
  people?: boolean;
}

function Card({ id, title, ...rows }: Rows & { id: string; title: string }) {
  return (
    <section className="card figure-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Table label={id} {...rows} />
    </section>
  );
}

function Table({ label, first, rows, people = false }: Rows & { label: string }) {
  const t = useTexts(outflowFiguresTexts);
  const cell = (value: string | null) => value ?? <span className="text-mute">{t('hidden')}</span>;
  return (
    <table className="outflow-table" aria-labelledby={label}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {people && <th scope="col">{t('persons')}</th>}
          <th scope="col">{t('days')}</th>
          <th scope="col">{t('cents')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, persons, days, cents }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {people && <td>{cell(persons === null ? null : sayNumber(persons))}</td>}
            <td>{cell(days === null ? null : sayNumber(days))}</td>
            <td>{cell(cents === null ? null : sayEuros(cents))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** From people and from counts; nobody need guess how much of it is which. */
function Source({ figures: { wards, bySource, unpricedDays } }: { figures: OutflowFigures }) {
  const t = useTexts(outflowFiguresTexts);
  return (
    <section className="card figure-card" aria-labelledby="outflow-source">
      <h2 id="outflow-source">{t('source')}</h2>
      <p>{t('persons_of', { count: wards.fromPersons, days: sayNumber(bySource.persons ?? 0) })}</p>
      <p>{t('counts_of', { count: wards.fromCounts, days: sayNumber(bySource.counts ?? 0) })}</p>
      <p className="text-mute">{t('never')}</p>
      {unpricedDays ? <p className="text-warn">{t('unpriced', { days: sayNumber(unpricedDays) })}</p> : null}
    </section>
  );
}
