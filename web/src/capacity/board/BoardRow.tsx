import { canTakeNow, freshnessAt, type Unit } from '@ketenzicht/shared/capacity';
import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { BedStrip } from '../../ui/BedStrip.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { boardTexts } from './board.texts.js';
import { sayPhone } from '../phone.js';
import { useRegister } from '../register.context.js';
import { wardNames } from '../register.rules.js';
import { termTexts } from '../terms.texts.js';
import { useUnit } from '../units.store.js';
import { remarkOn } from '../ward-state.js';

interface Props {
  unitId: string;
  /** The moment looked back at; null is now. */
  at: Date | null;
}

/** One ward. Hears of its own figure only. */
export const BoardRow = memo(function BoardRow({ unitId, at }: Props) {
  const unit = useUnit(unitId);
  const now = useNow();
  return unit ? <Row unit={unit} now={at ?? now} /> : null;
});

function Row({ unit, now }: { unit: Unit; now: Date }) {
  const t = useTexts(boardTexts);
  const terms = useTexts(termTexts);
  const language = useLanguage();
  const names = wardNames(useRegister(), unit);
  const { capacity } = unit;
  const [firstVersion] = useState(capacity.version);
  const isFresh = freshnessAt(capacity, now) === 'fresh';
  const remark = remarkOn(capacity, now, terms);
  return (
    <article
      className="board-row"
      data-unit={unit.id}
      data-version={capacity.version}
      {...(capacity.version === firstVersion ? {} : { 'data-glow': capacity.version % 2 })}
    >
      <p
        className={`row-free ${isFresh ? (canTakeNow(capacity, now) ? 'text-free' : 'text-mute') : 'text-warn'}`}
        data-free={isFresh ? capacity.free : ''}
      >
        <span aria-hidden="true">{isFresh ? capacity.free : '–'}</span>
        <span className="sr-only">{isFresh ? t('freeLabel', { count: capacity.free ?? 0 }) : t('unknownLabel')}</span>
      </p>
      <div className="row-name">
        <h2>
          {unit.wards === undefined ? (
            <Link to="/wards/$unitId" params={{ unitId: unit.id }}>
              {unit.name}
            </Link>
          ) : (
            t('together', { count: unit.wards })
          )}
        </h2>
        <p>{[names.provider, names.city].filter(Boolean).join(' · ') || names.region}</p>
      </div>
      <p className="row-tags">
        {unit.securityLevel !== null && (
          <span className="tag">
            <span className="sr-only">{t('level')} </span>
            {unit.securityLevel}
          </span>
        )}
        {unit.setting !== 'OTHER' && <span className="tag">{unit.setting}</span>}
      </p>
      <div className="row-beds">
        <BedStrip capacity={capacity} fresh={isFresh} places={unit.places} />
        {remark && <p className={isFresh ? 'text-mute' : 'text-warn'}>{remark}</p>}
      </div>
      <p className="row-age">
        <FreshnessRing
          observedAt={capacity.observedAt}
          validUntil={capacity.validUntil}
          now={now}
          language={language}
        />
      </p>
      {unit.phone && (
        <a
          className="row-phone"
          href={`tel:${unit.phone}`}
          aria-label={t('call', { name: unit.name, phone: sayPhone(unit.phone) })}
        >
          {sayPhone(unit.phone)}
        </a>
      )}
    </article>
  );
}
