import type { Unit } from '@ketenzicht/shared/capacity';
import { addLocalDays, localDate, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { daysQuery, stepsQuery } from '../capacity.queries.js';
import { ClosureBars } from './ClosureBars.js';
import { RecentReports } from './RecentReports.js';
import { WardHistoryChart } from './WardHistoryChart.js';
import { wardTexts } from './ward.texts.js';

const barDays = 14;
const chartDays = 90;

/** How it went: fourteen days hour by hour, ninety by the day, and who said so. */
export function WardPast({ unit, now }: { unit: Unit; now: Date }) {
  const t = useTexts(wardTexts);
  const since = (days: number) => startOfLocalDay(addLocalDays(localDate(now), 1 - days)).toISOString();
  const steps = useQuery(stepsQuery(unit.id, since(barDays)));
  const days = useQuery(daysQuery(unit.id, since(chartDays)));
  return (
    <div className="grid min-w-0 gap-4">
      <Part title={t('closureTitle')} query={steps}>
        {steps.data && <ClosureBars history={steps.data} stop={unit.capacity.admissionStop} now={now} days={barDays} />}
      </Part>
      <Part title={t('historyTitle')} query={days}>
        {days.data && <WardHistoryChart days={days.data.days ?? []} />}
      </Part>
      <Part title={t('reportsTitle')} query={steps}>
        {steps.data && <RecentReports steps={steps.data.steps ?? []} now={now} />}
      </Part>
    </div>
  );
}

/** Older figures stay on screen while newer ones are fetched; a failure says so only when there is nothing to show. */
function Part({ title, query, children }: { title: string; query: UseQueryResult; children: ReactNode }) {
  const t = useTexts(wardTexts);
  return (
    <section className="card min-w-0 p-5" aria-label={title}>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
      {!query.data && query.isPending && <p className="appear-late m-0 min-h-24 text-mute">{t('loading')}</p>}
      {!query.data && query.isError && (
        <p role="alert" className="m-0 flex flex-wrap items-center gap-4">
          {t('failed')}
          <button type="button" className="button min-h-12" onClick={() => void query.refetch()}>
            {t('again')}
          </button>
        </p>
      )}
    </section>
  );
}
