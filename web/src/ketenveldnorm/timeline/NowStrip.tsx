import {
  lastDay,
  titleNeedsPlan,
  unpaidIsNear,
  type Timeline,
  type Trajectory,
} from '@ketenzicht/shared/ketenveldnorm';
import { Link } from '@tanstack/react-router';
import { handOn } from '../../platform/handed-on.js';
import { useTexts } from '../../platform/i18n.js';
import type { Adds } from './Additions.js';
import { useTimelineAround } from './around.context.js';
import { nowOf } from './now.rules.js';
import { sayDay, sayWeekday } from '../say-day.js';
import { timelineNames } from './timeline.names.js';
import { timelineTexts } from './timeline.texts.js';
import { useCareName } from './useEntryWords.js';

interface Props {
  trajectory: Trajectory;
  timeline: Timeline;
  today: string;
  onAdd: ((adds: Adds) => void) | null;
}

/** What holds today, in four facts; on a phone in the street this is what one came for. */
export function NowStrip({ trajectory, timeline, today, onAdd }: Props) {
  const t = useTexts(timelineTexts);
  const name = useTexts(timelineNames);
  const { titleName } = useTimelineAround();
  const careName = useCareName();
  const { care, title, nextTitle, payer, contact } = nowOf(timeline, today);
  const nextOn = contact?.on ?? trajectory.nextContactOn;
  // Never in the address: which title ends when, for the questions about who pays after it.
  const ending = timeline.titles.find(({ until }) => until !== null && until === trajectory.unpaidFrom) ?? title;
  const handed = { kind: ending?.kind ?? null, endsOn: ending?.until ? lastDay(ending.until) : null };
  const after = title?.plan ? t('afterTitle', { plan: name(`plan.${title.plan}`) }) : null;
  const then = nextTitle && t('thenTitle', { title: titleName(nextTitle.kind), date: sayDay(nextTitle.from) });
  return (
    <div className="card tl-now">
      <h3 className="sr-only">{t('now')}</h3>
      <dl>
        <Fact
          term={t('place')}
          says={care ? careName(care) : t('noPlace')}
          beside={
            care && [care.intensity && name(`intensity.${care.intensity}`), t('since', { date: sayDay(care.from) })]
          }
          isWarn={!care || care.kind === 'gap'}
        />
        <Fact
          term={t('title')}
          says={title ? titleName(title.kind) : t('noTitle')}
          beside={[title?.until && t('until', { date: sayDay(lastDay(title.until)) }), then ?? after]}
        />
        <Fact
          term={t('payer')}
          says={payer ? name(`payer.${payer.payer}`) : t('noPayer')}
          beside={payer && [t('since', { date: sayDay(payer.from) })]}
          isWarn={!payer || payer.payer === 'unclear'}
        />
        <Fact
          term={t('nextContact')}
          says={
            nextOn ? (nextOn < today ? t('overdue', { date: sayWeekday(nextOn) }) : sayWeekday(nextOn)) : t('noContact')
          }
          beside={contact && [name(`contact.${contact.kind}`)]}
          isWarn={nextOn === null || nextOn < today}
        />
      </dl>
      {title?.until && titleNeedsPlan(title, today) && (
        <p className="tl-plan-needed">
          <span>{t('planNeeded', { date: sayDay(lastDay(title.until)) })}</span>
          {onAdd && (
            <button type="button" className="button" onClick={() => onAdd({ of: 'plan', title })}>
              {t('planTitle')}
            </button>
          )}
        </p>
      )}
      <PayerNeeded {...{ trajectory, today, onAdd }} />
      <div className="tl-acts">
        {onAdd && (
          <button type="button" className="button-act" onClick={() => onAdd({ of: 'note' })}>
            {t('record')}
          </button>
        )}
        <Link
          to="/following/$trajectoryId/card"
          params={{ trajectoryId: trajectory.id }}
          className="button tl-card-link"
        >
          {t('card')}
        </Link>
        <Link to="/delivery-forms" className="link tl-card-link" onClick={() => handOn('/delivery-forms', handed)}>
          {t('deliveryForms')}
        </Link>
      </div>
    </div>
  );
}

/** A forensic title ends, and nobody is known to pay after it: what can be had, and where to write it down. */
function PayerNeeded({ trajectory: { unpaidFrom }, today, onAdd }: Omit<Props, 'timeline'>) {
  const t = useTexts(timelineTexts);
  if (!unpaidIsNear(unpaidFrom, today)) return null;
  return (
    <p className="tl-plan-needed">
      <span>{t(unpaidFrom > today ? 'payerNeeded' : 'payerMissing', { date: sayDay(unpaidFrom) })}</span>
      {onAdd && (
        <button type="button" className="button" onClick={() => onAdd({ of: 'payer', from: unpaidFrom })}>
          {t('payerAfter')}
        </button>
      )}
    </p>
  );
}

interface FactProps {
  term: string;
  says: string;
  beside: readonly (string | null | undefined)[] | null;
  isWarn?: boolean;
}

function Fact({ term, says, beside, isWarn = false }: FactProps) {
  return (
    <div data-warn={isWarn}>
      <dt>{term}</dt>
      <dd>
        <strong>{says}</strong>
        <small>{(beside ?? []).filter(Boolean).join(', ')}</small>
      </dd>
    </div>
  );
}
