import { publishedProfiles, followsFrom, nzaStatements, type NzaTable } from '@ketenzicht/shared/stepdown';
import type { ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { BarsPlot, Legend } from './BarsPlot.js';
import { FigureTable } from './FigureTable.js';
import { cellOf, roundedFrom, rowsOf, tableOf, type PublishedPart } from './published.js';
import { vptMonitorTexts } from './vpt-monitor.texts.js';

const percent = (value: number | null): string => (value === null ? '' : `${sayNumber(value)} %`);

/** A printed number, with what its parts make where that differs by rounding. */
function Printed({ monitor, table, name, column }: PublishedPart & { table: NzaTable; name: string; column: string }) {
  const t = useTexts(vptMonitorTexts);
  const row = rowsOf(monitor, table).find((one) => one['profiel'] === name);
  const value = cellOf(row, column);
  const computed = roundedFrom(monitor, table, name, column);
  if (value === null) return null;
  return (
    <>
      {sayNumber(value)}
      {computed !== undefined && (
        <small className="block text-mute">{t('roundedHelp', { computed: sayNumber(computed) })}</small>
      )}
    </>
  );
}

function Source({ monitor, tables }: PublishedPart & { tables: readonly NzaTable[] }) {
  const t = useTexts(vptMonitorTexts);
  const sources = tables.flatMap((table) => tableOf(monitor, table) ?? []);
  return (
    <p className="figure-note">{sources.map(({ edition, source }) => t('edition', { edition, source })).join(' ')}</p>
  );
}

interface CardProps {
  id: string;
  title: string;
  wide?: boolean;
  children: ReactNode;
}
const Card = ({ id, title, wide = false, children }: CardProps) => (
  <section className={`card figure-card ${wide ? 'figure-wide' : ''}`} aria-labelledby={id}>
    <h3 id={id}>{title}</h3>
    {children}
  </section>
);

/** The sentences with a percentage in them: printed, and what the counts beside it give. */
export function GrowthCard() {
  const t = useTexts(vptMonitorTexts);
  const rows = nzaStatements.map((one) => {
    const found = followsFrom(one);
    return [
      t(`statement.${one.id}`),
      percent(one.printed),
      found ? <strong key="c">{percent(found.computed)}</strong> : t('noCounts'),
    ];
  });
  return (
    <Card id="vpt-growth" title={t('growth')}>
      <p className="figure-note">{t('growthFrom')}</p>
      <FigureTable labelledBy="vpt-growth" head={[t('statement'), t('printed'), t('computed')]} rows={rows} />
      {nzaStatements.some((one) => followsFrom(one)?.follows === false) && (
        <p className="rounded-lg bg-warn-soft p-3 text-warn">{t('mismatch')}</p>
      )}
    </Card>
  );
}

const treatments = [
  { table: 'withTreatment', text: 'with' },
  { table: 'withoutTreatment', text: 'without' },
  { table: 'bothTreatments', text: 'both' },
] as const;

export function SharesCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  const shareOf = (table: NzaTable, name: string, column: string) =>
    cellOf(
      rowsOf(monitor, table).find((row) => row['profiel'] === name),
      column,
    );
  const names = [...publishedProfiles, 'totaal'];
  const say = (name: string) => (name === 'totaal' ? t('totaal') : name);
  const series = treatments.map(({ table, text }) => ({
    name: t(text),
    values: names.map((name) => shareOf(table, name, 'percentage_vpt')),
  }));
  return (
    <Card id="vpt-shares" title={t('shares')} wide>
      <p className="figure-note">{t('sharesNote')}</p>
      <Legend series={series} />
      <BarsPlot names={names.map(say)} series={series} />
      <FigureTable
        labelledBy="vpt-shares"
        head={[t('profile'), ...treatments.flatMap(({ text }) => [t(text), t('clientsOf', { of: t(text) })])]}
        rows={names.map((name) => [
          say(name),
          ...treatments.flatMap(({ table }) => [
            percent(shareOf(table, name, 'percentage_vpt')),
            <Printed key={table} monitor={monitor} table={table} name={name} column="aantal" />,
          ]),
        ])}
      />
      <Source monitor={monitor} tables={treatments.map(({ table }) => table)} />
    </Card>
  );
}

export function InflowCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  const published = rowsOf(monitor, 'inflow');
  const { years } = monitor.registered;
  const names = [
    ...new Set([...published.map((row) => row['jaar'] ?? ''), ...years.map(({ year }) => year)]),
  ].toSorted();
  const printed = (year: string) => published.find((row) => row['jaar'] === year);
  const said = (year: string) => years.find((one) => one.year === year);
  const series = [
    { name: t('inflowPublished'), values: names.map((year) => cellOf(printed(year), 'vpt')) },
    { name: t('inflowRegistered'), values: names.map((year) => said(year)?.inflow ?? null) },
  ];
  const tell = (year: string) => {
    const one = said(year);
    if (!one) return '';
    return one.inflow === null ? t('hidden') : sayNumber(one.inflow);
  };
  return (
    <Card id="vpt-inflow" title={t('inflow')}>
      <Legend series={series} />
      <BarsPlot names={names} series={series} />
      <FigureTable
        labelledBy="vpt-inflow"
        head={[t('year'), t('inflowPublished'), t('inflowShare'), t('inflowRegistered')]}
        rows={names.map((year) => {
          const one = said(year);
          return [
            one && one.months < 12 ? t('soFar', { year, months: one.months }) : year,
            sayCell(cellOf(printed(year), 'vpt')),
            percent(cellOf(printed(year), 'percentage_vpt')),
            tell(year),
          ];
        })}
      />
      <Source monitor={monitor} tables={['inflow']} />
    </Card>
  );
}

const sayCell = (value: number | null): string => (value === null ? '' : sayNumber(value));

export function OutflowCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  const rows = rowsOf(monitor, 'outflow');
  const { years } = monitor.registered;
  const names = rows.map((row) => row['jaar_van_instroom'] ?? '');
  const of = (column: string) => rows.map((row) => cellOf(row, column));
  const [died, stay] = [of('vpt_naar_overleden'), of('vpt_naar_zzp')];
  const series = [
    { name: t('toDied'), values: died },
    { name: t('toStay'), values: stay },
  ];
  const say = (count: number | null) => (count === null ? t('hidden') : sayNumber(count));
  return (
    <Card id="vpt-outflow" title={t('outflow')}>
      <Legend series={series} />
      <BarsPlot names={names} series={series} />
      <FigureTable
        labelledBy="vpt-outflow"
        head={[t('cohort'), t('toDied'), t('toStay'), t('shareStay')]}
        rows={names.map((name, at) => {
          const [dead, stays] = [died[at] ?? 0, stay[at] ?? 0];
          return [name, sayNumber(dead), sayNumber(stays), percent(Math.round((100 * stays) / (dead + stays)))];
        })}
      />
      {years.length > 0 && (
        <>
          <h4 id="vpt-outflow-said" className="mt-2 font-semibold">
            {t('outflowRegistered')}
          </h4>
          <FigureTable
            labelledBy="vpt-outflow-said"
            head={[t('year'), t('toDied'), t('toStay')]}
            rows={years.map((one) => [
              one.months < 12 ? t('soFar', { year: one.year, months: one.months }) : one.year,
              say(one.died),
              say(one.stay),
            ])}
          />
        </>
      )}
      <p className="figure-note">{t('outflowNote')}</p>
      <Source monitor={monitor} tables={['outflow']} />
    </Card>
  );
}

export function SpendingCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  const names = rowsOf(monitor, 'spending').map((row) => row['profiel'] ?? '');
  return (
    <Card id="vpt-spending" title={t('spending')}>
      <p className="figure-note">{t('million')}</p>
      <FigureTable
        labelledBy="vpt-spending"
        head={[t('profile'), t('vpt'), t('stay'), t('together')]}
        rows={names.map((name) => [
          name === 'totaal' ? t('totaal') : name,
          ...['vpt', 'zzp', 'totaal'].map((column) => (
            <Printed key={column} monitor={monitor} table="spending" name={name} column={column} />
          )),
        ])}
      />
      <Source monitor={monitor} tables={['spending']} />
    </Card>
  );
}

export function DeliveryCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  return (
    <Card id="vpt-delivery" title={t('delivery')}>
      <FigureTable
        labelledBy="vpt-delivery"
        head={[t('deliveryForm'), t('count'), t('percent')]}
        rows={rowsOf(monitor, 'deliveryForms').map((row) => [
          row['leveringsvorm'],
          sayCell(cellOf(row, 'aantal')),
          percent(cellOf(row, 'percentage')),
        ])}
      />
      <Source monitor={monitor} tables={['deliveryForms']} />
    </Card>
  );
}

/** Everything that can be computed from something else, and where that is not to the digit. */
export function CheckCard({ monitor }: PublishedPart) {
  const t = useTexts(vptMonitorTexts);
  const { checks } = monitor;
  const how = (outcome: string) => checks.filter((check) => check.outcome === outcome).length;
  const notable = checks.filter(({ outcome }) => outcome !== 'same');
  return (
    <Card id="vpt-check" title={t('check')}>
      <p>
        {t('checkNote', { all: checks.length, same: how('same'), rounded: how('rounded'), differs: how('differs') })}
      </p>
      <FigureTable
        labelledBy="vpt-check"
        head={[t('checkWhere'), t('printed'), t('computed')]}
        rows={notable.map(({ table, name, column, printed, computed }) => [
          `${t(`table.${table}`)}: ${name}, ${column.replaceAll('_', ' ')}`,
          sayNumber(printed),
          sayNumber(computed),
        ])}
      />
    </Card>
  );
}
