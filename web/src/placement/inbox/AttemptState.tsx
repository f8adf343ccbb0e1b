import { liveStates, type PlacementAttempt } from '@ketenzicht/shared/placement';
import { useNow } from '../../platform/clock.js';
import { sayWhen } from '../../platform/say-time.js';
import { sayDate } from '../say-date.js';
import { useInboxWords } from './useInboxWords.js';

/** How it stands with this try, in a sentence; read out when it changes under somebody's eyes. */
export function AttemptState({ attempt, isGone }: { attempt: PlacementAttempt; isGone: boolean }) {
  const { t, names, was, ending } = useInboxWords();
  const now = useNow();
  const { state, missing, proposedFrom, expectedOn, admittedAt, contradictions } = attempt;
  const lines = [
    state === 'considering' && t('considering'),
    state === 'proposed' && proposedFrom && t('proposedNow', { date: sayDate(proposedFrom) }),
    state === 'accepted' && expectedOn && t('expectedNow', { date: sayDate(expectedOn) }),
    state === 'admitted' && admittedAt && t('admittedAt', { when: sayWhen(admittedAt, now) }),
    missing.length > 0 &&
      (liveStates as readonly string[]).includes(state) &&
      t('missingNow', { what: missing.map((one) => names(`missing.${one}`).toLowerCase()).join(', ') }),
    ending(attempt),
  ].filter(Boolean);
  return (
    <div role="status" className="inbox-state">
      {isGone && lines.length > 0 && <h3 className="font-semibold">{t('meanwhileTitle')}</h3>}
      {lines.map((line) => (
        <p key={String(line)}>{line}</p>
      ))}
      {contradictions.map((one) => (
        <p key={one.kind + one.reason} className="contradiction">
          {t('againstWas', { what: was(one) })}
        </p>
      ))}
    </div>
  );
}
