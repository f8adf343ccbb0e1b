import { freshnessAt, outOfUseBeds, type Capacity, type Unit } from '@ketenzicht/shared/capacity';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { sayWhen } from '../../platform/say-time.js';
import { BedStrip } from '../../ui/BedStrip.js';
import { FreshnessRing } from '../../ui/FreshnessRing.js';
import { sayPhone } from '../phone.js';
import { termTexts } from '../terms.texts.js';
import { eachHeldWords } from '../held.words.js';
import { sayStopEnd } from './stop-end.js';
import { wardTexts } from './ward.texts.js';

/** Is there a bed now? One number or a dash, its age, what stands in the way, and the phone. */
export function WardNow({ unit, now }: { unit: Unit; now: Date }) {
  const t = useTexts(wardTexts);
  const language = useLanguage();
  const { capacity } = unit;
  const fresh = freshnessAt(capacity, now) === 'fresh';
  const numbers = {
    occupied: capacity.occupied ?? 0,
    operational: capacity.operational ?? 0,
    held: capacity.held,
    free: capacity.free ?? 0,
    outOfUse: outOfUseBeds(capacity),
  };
  const shade = !fresh ? 'text-warn' : capacity.free && !capacity.admissionStop ? 'text-free' : 'text-mute';
  return (
    <section className="card grid gap-4 p-5">
      <div className="flex items-baseline justify-between gap-4">
        <p className="m-0 flex items-baseline gap-3">
          <span className={`text-[54px] leading-none font-bold ${shade}`}>{fresh ? capacity.free : '–'}</span>
          <span className="text-lg text-mute">
            {fresh ? t('free') : capacity.observedAt ? t('unknown') : t('never')}
          </span>
        </p>
        {capacity.observedAt && (
          <FreshnessRing
            observedAt={capacity.observedAt}
            validUntil={capacity.validUntil}
            now={now}
            language={language}
          />
        )}
      </div>
      <BedStrip
        size="big"
        capacity={capacity}
        fresh={fresh}
        places={unit.places}
        label={fresh ? t('strip', numbers) : t('stripUnknown')}
      />
      <Remarks capacity={capacity} fresh={fresh} now={now} />
      <a
        href={`tel:${unit.phone}`}
        className="grid gap-0 rounded-xl border border-act px-4 py-3 text-act no-underline hover:bg-act-soft"
      >
        <span className="text-[15px]">{t('call')}</span>
        <span className="text-2xl font-bold">{sayPhone(unit.phone)}</span>
      </a>
    </section>
  );
}

function Remarks({ capacity, fresh, now }: { capacity: Capacity; fresh: boolean; now: Date }) {
  const t = useTexts(wardTexts);
  const term = useTexts(termTexts);
  const { observedAt, validUntil, admissionStop, expectedDepartures: departures, reserve, limitedBy } = capacity;
  if (observedAt === null || validUntil === null) return null;
  const when = sayWhen(observedAt, now);
  const until = sayWhen(validUntil, now);
  const held = eachHeldWords(capacity, now, term);
  if (!fresh)
    return (
      <p className="m-0 text-warn">
        {t('expired', { free: capacity.free ?? 0, when, until })}
        {held && (
          <>
            <br />
            {held}
          </>
        )}
      </p>
    );
  const leaving = (['within7Days', 'within30Days'] as const).flatMap((within) =>
    departures?.[within] == null ? [] : [t(within, { count: departures[within] })],
  );
  const others = [
    ...capacity.outOfUse.map(({ reason, count }) => t('outOfUse', { count, reason: term(`reason.${reason}`) })),
    limitedBy && limitedBy.length > 0
      ? t('limitedBy', { reasons: limitedBy.map((reason) => term(`reason.${reason}`)).join(', ') })
      : '',
    leaving.length > 0 ? t('departures', { list: leaving.join(', ') }) : '',
    reserve !== null && reserve > 0 ? t('reserve', { count: reserve }) : '',
  ].filter(Boolean);
  return (
    <>
      <p className="m-0 text-mute">
        {t('figures', { occupied: capacity.occupied ?? 0, operational: capacity.operational ?? 0 })}
        {held && ` · ${held}`}
        <br />
        {t('validUntil', { when, until })}
      </p>
      {admissionStop && (
        <p className="m-0 rounded-lg bg-warn-soft px-4 py-3 text-warn">
          <strong>{t('stop', { reason: term(`reason.${admissionStop.reason}`) })}</strong>
          <br />
          {admissionStop.expectedEnd
            ? t('stopUntil', { until: sayStopEnd(admissionStop.expectedEnd, now) })
            : t('stopNoEnd')}
        </p>
      )}
      {others.length > 0 && (
        <ul className="m-0 grid list-none gap-1 p-0">
          {others.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}
