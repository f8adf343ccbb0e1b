import { liveStates, type AttemptState, type PlacementCard } from '@ketenzicht/shared/placement';
import { Link } from '@tanstack/react-router';
import { useNow } from '../platform/clock.js';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { ageInWords } from '../ui/age.js';
import { AnswerClock, Countdown } from './Countdown.js';
import { NeedWords } from './NeedWords.js';
import { placementNames } from './placement.texts.js';
import { workTexts } from './work.texts.js';

/** One request: how urgent, how old, whose turn, which clock. The whole card is the way in. `own`: of the reader's organisation. */
export function RequestCard({ card, own }: { card: PlacementCard; own: boolean }) {
  const t = useTexts(workTexts);
  const name = useTexts(placementNames);
  const language = useLanguage();
  const now = useNow();
  const { attempts, need, nextActor } = card;
  const held = attempts.find(({ hold }) => hold?.state === 'active');
  const live = attempts.filter(({ state }) => isLive(state));
  return (
    <article className="work-card card" data-turn={nextActor}>
      <header>
        <span className="urgency" data-urgency={need.urgency}>
          {name(`urgency.${need.urgency}`)}
        </span>
        <h2>
          <Link
            to="/places/$requestId"
            params={{ requestId: card.requestId }}
            aria-label={t('openOf', { reference: card.reference })}
          >
            {card.reference}
          </Link>
        </h2>
        <span className="ml-auto text-[15px] text-mute">
          {t('since', { age: ageInWords(now.getTime() - Date.parse(card.openedAt), language) })}
        </span>
      </header>
      <NeedWords need={need} />
      <p className="work-turn">
        {card.next === 'none'
          ? name('next.none')
          : t(nextActor === 'nobody' || nextActor === 'ward' ? 'waits' : own ? 'mine' : 'theirs', {
              next: name(`next.${card.next}`).toLowerCase(),
            })}
      </p>
      <p className="work-clocks">
        {card.clock === 'answer' && card.dueAt && <AnswerClock dueAt={card.dueAt} />}
        {held?.hold && <Countdown what={t('holdOf', { ward: held.unitName })} until={held.hold.expiresAt} quiet />}
        {!held && card.clock === 'hold' && card.dueAt && (
          <Countdown what={name('hold.active')} until={card.dueAt} quiet />
        )}
      </p>
      <p className="text-[15px] text-mute">
        {attempts.length === 0 ? t('noTries') : t('tries', { count: attempts.length })}
        {live.length > 0 &&
          `: ${live.map(({ unitName, state }) => `${unitName} (${name(`attempt.${state}`).toLowerCase()})`).join(', ')}`}
      </p>
      {attempts.some(({ contradictions }) => contradictions.length > 0) && (
        <p className="text-[15px] text-warn">{t('contradiction')}</p>
      )}
      {!own && <p className="text-[15px] text-mute">{card.organisationName}</p>}
    </article>
  );
}

const isLive = (state: AttemptState): boolean => (liveStates as readonly AttemptState[]).includes(state);
