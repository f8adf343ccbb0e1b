import { freshnessAt } from '@ketenzicht/shared/capacity';
import type { Candidate, Share } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { FreshnessRing } from '../ui/FreshnessRing.js';
import { Countdown } from './Countdown.js';
import { usePlaces } from './places.context.js';
import { sayPoints } from './points.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';
import { WhyScore } from './WhyScore.js';

interface Props {
  candidate: Candidate;
  /** Checkbox to ask several; left out where one asks none. */
  pick?: ReactNode;
  acts: ReactNode;
  /** What its free beds were worth so far; absent while it was hardly asked. */
  truth: Share | undefined;
}

/** One ward that fits: how much room, how sure that is, how to reach it, and why it stands here. */
export function CandidateCard({ candidate, pick, acts, truth }: Props) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const language = useLanguage();
  const now = useNow();
  const { unit, terms, score, unknown, obstacles } = candidate;
  const { capacity } = unit;
  const isFresh = freshnessAt(capacity, now) === 'fresh';
  const canTake = obstacles.length === 0 && isFresh;
  return (
    <article className="candidate" aria-labelledby={`candidate-${unit.id}`} data-unit={unit.id}>
      <p className={`candidate-free ${canTake ? 'text-free' : isFresh ? 'text-mute' : 'text-warn'}`}>
        <span aria-hidden="true">{isFresh ? capacity.free : '–'}</span>
        <span className="sr-only">{isFresh ? t('free', { count: capacity.free ?? 0 }) : name('obstacle.stale')}</span>
      </p>
      <div className="min-w-0">
        <WardHead unit={unit} distanceKm={candidate.distanceKm} />
        <p className="candidate-facts">
          <FreshnessRing
            observedAt={capacity.observedAt}
            validUntil={capacity.validUntil}
            now={now}
            language={language}
          />
          {truth && truth.of > 0 && (
            <span className="text-mute">{t('truth', { yes: truth.yes, count: truth.of })}</span>
          )}
          {candidate.payerFlag && <span className="text-warn">{t('payerFlag')}</span>}
          {obstacles.length > 0 && (
            <span className="font-semibold">{obstacles.map((one) => name(`obstacle.${one}`)).join(', ')}</span>
          )}
          {unknown.length > 0 && (
            <span className="text-warn">
              {t('unknownOf', { what: unknown.map((one) => name(`criterion.${one}`).toLowerCase()).join(', ') })}
            </span>
          )}
        </p>
        {capacity.holdEnds?.[0] && <Countdown what={t('heldOne')} until={capacity.holdEnds[0]} quiet />}
      </div>
      <div className="candidate-side">
        <Phone unit={unit} />
        {pick}
      </div>
      <div className="candidate-acts">{acts}</div>
      <details className="fold candidate-why">
        <summary aria-label={t('whyOf', { name: unit.name })}>
          {t('why')} <small>{t('score', { points: sayPoints(score) })}</small>
        </summary>
        <WhyScore score={score} terms={terms} truthKnown={(truth?.of ?? 0) > 0} />
      </details>
    </article>
  );
}

/** The name, whose it is and how far, with its tags. */
export function WardHead({ unit, distanceKm }: Pick<Candidate, 'unit' | 'distanceKm'>) {
  const t = useTexts(searchTexts);
  const { providerName, cityOf } = usePlaces();
  const where = [providerName(unit.providerId), cityOf(unit.locationId)].filter(Boolean).join(' · ');
  return (
    <>
      <h3 id={`candidate-${unit.id}`} className="candidate-name">
        <Link to="/wards/$unitId" params={{ unitId: unit.id }}>
          {unit.name}
        </Link>
      </h3>
      <p className="text-[15px] text-mute">
        {where}
        {distanceKm !== null && <> · {t('km', { count: Math.round(distanceKm) })}</>}
      </p>
    </>
  );
}

export function Phone({ unit }: Pick<Candidate, 'unit'>) {
  const t = useTexts(searchTexts);
  const { sayPhone } = usePlaces();
  if (!unit.phone) return <span />;
  return (
    <a
      className="candidate-phone"
      href={`tel:${unit.phone}`}
      aria-label={t('call', { name: unit.name, phone: sayPhone(unit.phone) })}
    >
      {sayPhone(unit.phone)}
    </a>
  );
}
