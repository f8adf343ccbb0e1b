import { canDo, type BedsThen, type PlacementAttempt } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { sayWhen } from '../platform/say-time.js';
import { Warning } from '../ui/Warning.js';
import { Contradictions } from './Contradictions.js';
import { AnswerClock, Countdown } from './Countdown.js';
import { fileTexts } from './file.texts.js';
import { usePlaces } from './places.context.js';
import { useAttemptStep } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { placementNames } from './placement.texts.js';
import { RecordAnswer } from './RecordAnswer.js';
import { sayDate } from './say-date.js';

interface Props {
  attempt: PlacementAttempt;
  mayChange: boolean;
  /** What can be written down stands above already. */
  recordedAbove: boolean;
}

/** One try: whom, when, what they showed then, what they said. */
export function AttemptItem({ attempt, mayChange, recordedAbove }: Props) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const { sayPhone } = usePlaces();
  const sayBeds = useBedsWords();
  const { refusal, hold, weighing } = attempt;
  return (
    <article aria-label={attempt.unitName}>
      <p className="attempt-head">
        <Link to="/wards/$unitId" params={{ unitId: attempt.unitId }}>
          {attempt.unitName}
        </Link>
        <span className="text-mute">{attempt.providerName}</span>
        <span className="attempt-state" data-state={attempt.state}>
          {refusal
            ? t('refusedWith', { reason: name(`refusal.${refusal.reason}`).toLowerCase() })
            : name(`attempt.${attempt.state}`)}
        </span>
        {attempt.phone && (
          <a href={`tel:${attempt.phone}`} className="candidate-phone">
            {sayPhone(attempt.phone)}
          </a>
        )}
      </p>
      {attempt.state === 'queued' ? <p className="text-mute">{t('queued')}</p> : <Moments attempt={attempt} />}
      {attempt.bedsWhenAsked && attempt.contradictions.length === 0 && (
        <p className="text-[15px] text-mute">{sayBeds(attempt.bedsWhenAsked)}</p>
      )}
      {weighing && (
        <p className="text-[15px] text-mute">
          {t('weighing', { why: weighing.reasons.map((one) => name(`weighing.${one}`).toLowerCase()).join(', ') })}
          {attempt.chosenOn?.rank && <>, {t('rank', { rank: attempt.chosenOn.rank })}</>}
        </p>
      )}
      {attempt.lapse && <p>{name(`lapse.${attempt.lapse}`)}.</p>}
      {refusal?.note && <p>{refusal.note}</p>}
      {attempt.missing.length > 0 && attempt.dueAt && (
        <p>{t('missing', { what: attempt.missing.map((one) => name(`missing.${one}`).toLowerCase()).join(', ') })}</p>
      )}
      {attempt.state === 'proposed' && attempt.proposedFrom && (
        <p className="font-semibold">{t('proposed', { date: sayDate(attempt.proposedFrom) })}</p>
      )}
      {attempt.state === 'accepted' && attempt.expectedOn && (
        <p className="font-semibold">{t('expected', { date: sayDate(attempt.expectedOn) })}</p>
      )}
      <Contradictions of={attempt.contradictions} />
      {attempt.dueAt && (
        <p>
          <AnswerClock dueAt={attempt.dueAt} />
        </p>
      )}
      {hold &&
        (hold.state === 'active' ? (
          <Countdown what={t('holdFor')} until={hold.expiresAt} quiet />
        ) : (
          <p className="text-[15px] text-mute">
            {t('holdFor')}: {name(`hold.${hold.state}`).toLowerCase()}
          </p>
        ))}
      {mayChange && <AttemptActs attempt={attempt} mayRecord={!recordedAbove} />}
    </article>
  );
}

function AttemptActs({ attempt, mayRecord }: { attempt: PlacementAttempt; mayRecord: boolean }) {
  const t = useTexts(fileTexts);
  const problem = usePlacementProblem();
  const step = useAttemptStep();
  if (!canDo('withdraw', attempt.state)) return null;
  return (
    <div className="attempt-acts print:hidden">
      {mayRecord && canDo('accept', attempt.state) && <RecordAnswer attempt={attempt} />}
      <button
        type="button"
        className="chip-quiet"
        disabled={step.isPending}
        aria-label={t('withdrawOf', { name: attempt.unitName })}
        onClick={() => step.mutate({ attempt, verb: 'withdraw' })}
      >
        {t('withdraw')}
      </button>
      {step.isError && <Warning>{problem(step.error)}</Warning>}
    </div>
  );
}

function Moments({ attempt }: { attempt: PlacementAttempt }) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const now = timeNow();
  const at = (key: 'asked' | 'seen' | 'considering' | 'answered' | 'admitted', moment: string | null) =>
    moment === null ? [] : [t(key, { time: sayWhen(moment, now) })];
  const words = [
    ...at('asked', attempt.askedAt),
    ...at('seen', attempt.seenAt),
    ...at('considering', attempt.consideringAt),
    ...at('answered', attempt.answeredAt),
    ...at('admitted', attempt.admittedAt),
    ...(attempt.state === 'asked' ? [t('notSeen')] : []),
    name(`channel.${attempt.channel}`),
  ];
  return <p className="text-[15px] text-mute">{words.join(' · ')}</p>;
}

/** What the ward showed at that second. */
function useBedsWords(): (beds: BedsThen) => string {
  const t = useTexts(fileTexts);
  return ({ free, freshness, admissionStop }) => {
    if (freshness !== 'fresh' || free === null) return t('bedsThenUnknown');
    return admissionStop ? t('bedsThenStop') : t('bedsThen', { count: free });
  };
}
