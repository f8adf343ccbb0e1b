import { lastDay, type Timeline, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { sayMoment } from '../../platform/say-time.js';
import { useTimelineAround } from '../timeline/around.context.js';
import { nowOf } from '../timeline/now.rules.js';
import { sayDay, sayLongDay } from '../say-day.js';
import { timelineNames } from '../timeline/timeline.names.js';
import { useCareName } from '../timeline/useEntryWords.js';
import { dialled } from './card.rules.js';
import { cardTexts } from './card.texts.js';

/** Large, short, and in the order in which one needs it: whom to call, what shows, what holds. */
export function CrisisSheet({
  trajectory,
  timeline,
  today,
}: {
  trajectory: Trajectory;
  timeline: Timeline;
  today: string;
}) {
  const t = useTexts(cardTexts);
  const now = useNow(60_000);
  const kept = timeline.card;
  return (
    <article className="crisis-sheet">
      <header>
        <div>
          <h1>{t('heading')}</h1>
          <p>{trajectory.reference}</p>
        </div>
        <a className="crisis-danger" href="tel:112">
          {t('danger')}
        </a>
      </header>
      {kept ? <Signs kept={kept} /> : <p className="crisis-none">{t('none')}</p>}
      <Holds {...{ trajectory, timeline, today }} />
      {kept?.card.remarks && (
        <section>
          <h2>{t('remarks')}</h2>
          <p className="crisis-words">{kept.card.remarks}</p>
        </section>
      )}
      <footer>
        <p>
          <strong>{t('printed', { at: sayMoment(now) })}</strong>
        </p>
        {kept && <p>{t('kept', { version: kept.version, at: sayDay(kept.at.slice(0, 10)), by: kept.by })}</p>}
      </footer>
    </article>
  );
}

function Signs({ kept: { card } }: { kept: NonNullable<Timeline['card']> }) {
  const t = useTexts(cardTexts);
  return (
    <>
      <section>
        <h2>{t('calls')}</h2>
        {card.calls.length === 0 && <p>{t('noCalls')}</p>}
        <ol className="crisis-calls">
          {card.calls.map(({ name, role, phone, when }) => {
            const tel = dialled(phone);
            return (
              <li key={name + phone}>
                <div>
                  <strong>{name}</strong>
                  <small>{[role, when].filter(Boolean).join(', ')}</small>
                </div>
                {tel ? (
                  <a href={tel} aria-label={`${t('call', { name })}, ${phone}`}>
                    {phone}
                  </a>
                ) : (
                  <span>{phone}</span>
                )}
              </li>
            );
          })}
        </ol>
      </section>
      <section>
        <h2>{t('signs')}</h2>
        {card.signs.length === 0 && <p>{t('noSigns')}</p>}
        <dl className="crisis-signs">
          {card.signs.map(({ sign, act }) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{act}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Holds({ trajectory, timeline, today }: { trajectory: Trajectory; timeline: Timeline; today: string }) {
  const t = useTexts(cardTexts);
  const name = useTexts(timelineNames);
  const { titleName, ward } = useTimelineAround();
  const careName = useCareName();
  const { care, title, payer, contact } = nowOf(timeline, today);
  const phone = care?.unitId ? ward(care.unitId)?.phone : null;
  const next = contact?.on ?? trajectory.nextContactOn;
  return (
    <section>
      <h2>{t('holds')}</h2>
      <dl className="crisis-holds">
        <div>
          <dt>{t('place')}</dt>
          <dd>
            {care ? careName(care) : t('none1')}
            {phone && dialled(phone) && <a href={dialled(phone) ?? undefined}>{phone}</a>}
          </dd>
        </div>
        <div>
          <dt>{t('titleHeld')}</dt>
          <dd>
            {title ? titleName(title.kind) : t('noTitle')}
            {title?.until && <small>{t('until', { date: sayDay(lastDay(title.until)) })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('payer')}</dt>
          <dd>{payer ? name(`payer.${payer.payer}`) : t('none1')}</dd>
        </div>
        <div>
          <dt>{t('nextContact')}</dt>
          <dd>{next ? sayLongDay(next) : t('none1')}</dd>
        </div>
        <div>
          <dt>{t('owner')}</dt>
          <dd>
            {trajectory.owner.name}
            {trajectory.owner.organisationName && <small>{trajectory.owner.organisationName}</small>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
