import type { Unit } from '@ketenzicht/shared/capacity';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { ageInWords } from '../../ui/age.js';
import { BedStrip } from '../../ui/BedStrip.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { useUnitsNow } from '../board/useUnitsNow.js';
import { isDueNow } from '../entry/due.rules.js';
import { useRegister } from '../register.context.js';
import { wardNames } from '../register.rules.js';
import { termTexts } from '../terms.texts.js';
import { useUnits } from '../units.store.js';
import { remarkOn } from '../ward-state.js';
import { mineTexts } from './mine.texts.js';
import { isDueSoon, mostUrgentFirst } from './mine.rules.js';

/** "Welke afdeling wacht op u?": the wards of one's own organisation, the one that needs someone first. */
export function MyWards() {
  const t = useTexts(mineTexts);
  const { organisationId } = useActor();
  const { directory } = useRegister();
  const units = useUnitsNow(useUnits(), 1_000);
  const now = useNow();
  const mine = mostUrgentFirst(units.filter(({ providerId }) => providerId === organisationId));
  const due = mine.filter((unit) => isDueNow(unit, now)).length;
  const soon = mine.filter((unit) => isDueSoon(unit, now)).length;
  const provider = directory.providers.find(({ id }) => id === organisationId)?.name;
  useEffect(() => void (document.title = `${t('title')} · Ketenzicht`), [t]);

  return (
    <div className="mx-auto max-w-4xl px-4 pt-7 pb-16">
      <h1 className="text-[28px] leading-tight font-bold">{t('title')}</h1>
      <p className="text-mute">{provider}</p>
      {mine.length > 0 && (
        <p className={`mt-4 text-lg ${due + soon > 0 ? 'text-warn' : 'text-mute'}`} role="status">
          {due === 0 && soon === 0
            ? t('allDone', { count: mine.length })
            : [due > 0 && t('due', { count: due }), soon > 0 && t('soon', { count: soon })].filter(Boolean).join(' · ')}
        </p>
      )}
      {mine.length === 0 ? (
        <p className="card mt-5 p-6 text-mute">{t('none')}</p>
      ) : (
        // The role again, because Safari drops it from a list without bullets.
        <ul role="list" className="card board-list mt-5">
          {mine.map((unit) => (
            <li key={unit.id}>
              <MyWard unit={unit} now={now} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MyWard({ unit, now }: { unit: Unit; now: Date }) {
  const t = useTexts(mineTexts);
  const terms = useTexts(termTexts);
  const language = useLanguage();
  const { capacity } = unit;
  const { city } = wardNames(useRegister(), unit);
  const isDue = isDueNow(unit, now);
  const isSoon = isDueSoon(unit, now);
  const left =
    capacity.validUntil === null ? '' : ageInWords(Date.parse(capacity.validUntil) - now.getTime(), language);
  const remark = remarkOn(capacity, now, terms);
  return (
    <article className="my-row" data-unit={unit.id}>
      <p className={`row-free ${isDue ? 'text-warn' : (capacity.free ?? 0) > 0 ? 'text-free' : 'text-mute'}`}>
        {isDue ? '–' : capacity.free}
      </p>
      <div className="row-name">
        <h2>
          <Link to="/wards/$unitId" params={{ unitId: unit.id }} className="hover:underline">
            {unit.name}
          </Link>
        </h2>
        <p>{city}</p>
      </div>
      <div className="row-beds">
        <BedStrip capacity={capacity} fresh={!isDue} places={unit.places} />
        {remark && <p className={isDue ? 'text-warn' : 'text-mute'}>{remark}</p>}
        {isSoon && <p className="text-warn">{t('expiresIn', { left })}</p>}
      </div>
      <p className="row-age">
        <FreshnessRing
          observedAt={capacity.observedAt}
          validUntil={capacity.validUntil}
          now={now}
          language={language}
        />
      </p>
      <Link
        to="/wards/$unitId/entry"
        params={{ unitId: unit.id }}
        className={`row-entry ${isDue || isSoon ? 'button-act' : 'button'}`}
        aria-label={t('updateWard', { name: unit.name })}
      >
        {t('update')}
      </Link>
    </article>
  );
}
