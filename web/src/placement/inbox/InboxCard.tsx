import type { PlacementCard } from '@ketenzicht/shared/placement';
import { useId } from 'react';
import { useNow } from '../../platform/clock.js';
import { useLanguage, useTexts } from '../../platform/i18n.js';
import { ageInWords } from '../../ui/age.js';
import { AnswerClock, Countdown } from '../Countdown.js';
import { sayDate } from '../say-date.js';
import { CardFile } from './CardFile.js';
import { useAct } from './inbox.queries.js';
import { holdOn, type CardAttempt } from './inbox.rules.js';
import { inboxTexts } from './inbox.texts.js';
import { useInboxWords } from './useInboxWords.js';

interface Props {
  card: PlacementCard;
  isFirst: boolean;
  isOpen: boolean;
  /** It left the list while it was open. */
  isGone: boolean;
  onToggle: (isOpen: boolean) => void;
  onDone: (words: string) => void;
}

/** One try at one ward: how urgent, whom for, who asks, how long there is. Opening it tells the referrer that it was seen. */
export function InboxCard({ card, ...props }: Props) {
  const [attempt] = card.attempts;
  return attempt ? <Card card={card} attempt={attempt} {...props} /> : null;
}

function Card({ card, attempt, isFirst, isOpen, isGone, onToggle, onDone }: Props & { attempt: CardAttempt }) {
  const t = useTexts(inboxTexts);
  const act = useAct(attempt);
  const id = useId();
  const waits = card.nextActor === 'ward' && card.next === 'answer';
  const label = t(isOpen ? 'close' : waits ? 'answer' : 'open');
  const toggle = () => {
    if (!isOpen && attempt.state === 'asked') act.mutate({ verb: 'see' });
    onToggle(!isOpen);
  };
  return (
    <article className="card inbox-card" data-attempt={attempt.id}>
      <div className="inbox-head">
        <Summary card={card} attempt={attempt} />
        <button
          type="button"
          className={isFirst && !isOpen ? 'button-act' : 'button'}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-label={t('openFor', { act: label, reference: card.reference })}
          onClick={toggle}
        >
          {label}
        </button>
      </div>
      {isOpen && (
        <div id={id} className="inbox-file">
          <CardFile card={card} attempt={attempt} isGone={isGone} act={act} onDone={onDone} />
        </div>
      )}
    </article>
  );
}

function Summary({ card, attempt }: { card: PlacementCard; attempt: CardAttempt }) {
  const { t, names, who, groups } = useInboxWords();
  const { need } = card;
  const hold = holdOn(attempt.hold, attempt.unitId);
  return (
    <div className="min-w-0">
      <p className="inbox-clocks">
        <span className="urgency" data-urgency={need.urgency}>
          {names(`urgency.${need.urgency}`)}
        </span>
        {attempt.dueAt && <AnswerClock dueAt={attempt.dueAt} />}
        {hold && <Countdown until={hold.expiresAt} what={t('held')} />}
        <StateWords attempt={attempt} />
        {attempt.contradictions.length > 0 && <span className="text-warn">{t('againstShort')}</span>}
      </p>
      <h2 className="mt-2 text-[19px] leading-tight font-semibold">
        {who(need)} · {names(`level.${need.securityLevel}`)}
      </h2>
      <p className="mt-1">
        {[
          t('need', { title: names(`title.${need.title}`), groups: groups(need) }),
          need.careIntensity && t('intensity', { intensity: need.careIntensity }),
          need.payer === 'unclear' ? t('payerUnclear') : t('payer', { payer: names(`payer.${need.payer}`) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="mt-1 text-[15px] text-mute">
        {t('asks', { organisation: card.organisationName, ward: attempt.unitName })} · <Age since={card.openedAt} /> ·{' '}
        {card.reference}
      </p>
    </div>
  );
}

/** How it stands, once that is more than "asked": with the day that was said. */
function StateWords({ attempt: { state, expectedOn, proposedFrom } }: { attempt: CardAttempt }) {
  const { t, names } = useInboxWords();
  if (state === 'asked' || state === 'seen') return null;
  if (state === 'accepted' && expectedOn)
    return <strong>{t('expected', { date: sayDate(expectedOn, 'short') })}</strong>;
  if (state === 'proposed' && proposedFrom)
    return <strong>{t('proposed', { date: sayDate(proposedFrom, 'short') })}</strong>;
  return <strong>{names(`attempt.${state}`)}</strong>;
}

function Age({ since }: { since: string }) {
  const t = useTexts(inboxTexts);
  const language = useLanguage();
  const age = useNow().getTime() - Date.parse(since);
  return <>{age < 60_000 ? t('ageNow') : t('age', { age: ageInWords(age, language) })}</>;
}
