import { coverageOf, freshnessAt, type Unit } from '@ketenzicht/shared/capacity';
import { useEffect, useMemo } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useLive } from '../../platform/live/live.context.js';
import { sayMoment, sayWhen } from '../../platform/say-time.js';
import { inOrder } from '../board/board.rules.js';
import { useUnitsNow } from '../board/useUnitsNow.js';
import { sayPhone } from '../phone.js';
import { printTexts } from './print.texts.js';
import { useRegister } from '../register.context.js';
import { wardNames } from '../register.rules.js';
import { termTexts } from '../terms.texts.js';
import { useUnits } from '../units.store.js';
import { remarkOn } from '../ward-state.js';

/** The last known figures with the phone numbers, by region, for a night without network: on paper, or on a page left open. */
export function PrintedList() {
  const t = useTexts(printTexts);
  const { directory } = useRegister();
  const units = useUnitsNow(useUnits(), 5_000);
  const now = useNow(60_000);
  const live = useLive();
  const byRegion = useMemo(() => Map.groupBy(inOrder(units, now), ({ regionId }) => regionId), [units, now]);
  const { reporting, total } = useMemo(() => coverageOf(units, now), [units, now]);
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);

  return (
    <article className="printed">
      <header>
        <h1>{t('title')}</h1>
        <p>{t('made', { moment: sayMoment(now), reporting, total, revision: live.revision ?? '–' })}</p>
        {live.status === 'offline' && <p className="text-warn">{t('heard', { when: sayWhen(live.contactAt, now) })}</p>}
        {directory.demo && <p>{t('demo')}</p>}
        {directory.credit && <p>{directory.credit}</p>}
        <p className="print:hidden">{t('advice')}</p>
        <button type="button" className="button-act print:hidden" onClick={() => print()}>
          {t('print')}
        </button>
      </header>
      {directory.regions
        .filter(({ id }) => byRegion.has(id))
        .map(({ id, name }) => (
          <RegionPart key={id} name={name} units={byRegion.get(id) ?? []} now={now} />
        ))}
    </article>
  );
}

function RegionPart({ name, units, now }: { name: string; units: readonly Unit[]; now: Date }) {
  const t = useTexts(printTexts);
  const { reporting, total } = coverageOf(units, now);
  return (
    <section>
      <table>
        <caption>
          {name} <small>{t('coverage', { reporting, total })}</small>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('free')}</th>
            <th scope="col">{t('ward')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('seen')}</th>
            <th scope="col">{t('phone')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <PrintedWard key={unit.id} unit={unit} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PrintedWard({ unit, now }: { unit: Unit; now: Date }) {
  const t = useTexts(printTexts);
  const terms = useTexts(termTexts);
  const names = wardNames(useRegister(), unit);
  const { capacity } = unit;
  return (
    <tr>
      <td className="font-bold">{freshnessAt(capacity, now) === 'fresh' ? capacity.free : '–'}</td>
      <th scope="row">
        {unit.name}
        <small>{[names.provider, names.city].filter(Boolean).join(' · ')}</small>
      </th>
      <td>{[unit.securityLevel, unit.setting === 'OTHER' ? null : unit.setting].filter(Boolean).join(' · ')}</td>
      <td>{remarkOn(capacity, now, terms, 'until')}</td>
      <td data-label={t('seen')}>{capacity.observedAt ? sayWhen(capacity.observedAt, now) : '–'}</td>
      <td>{unit.phone && <a href={`tel:${unit.phone}`}>{sayPhone(unit.phone)}</a>}</td>
    </tr>
  );
}
