import type { RoundDesk } from '@ketenzicht/shared/interest';
import { useLanguage, useTexts } from '../platform/i18n.js';
import { roundsTexts } from './rounds.texts.js';
import { sayDeadline } from './say-deadline.js';

/** Who moved what and why: others were told something else before. */
export function RoundHistory({ round }: { round: RoundDesk }) {
  const t = useTexts(roundsTexts);
  const language = useLanguage();
  const say = (at: string | null) => (at === null ? '' : sayDeadline(at, language));
  if (round.steps.length === 0) return null;
  return (
    <section className="mt-8" aria-labelledby="round-history">
      <h2 id="round-history" className="interest-h2">
        {t('history')}
      </h2>
      <ul className="mt-2 grid gap-2">
        {round.steps.map(({ at, by, kind, reason, before, after }) => (
          <li key={`${kind} ${at}`}>
            <span className="text-mute">{say(at)}</span> · {by}:{' '}
            {t(`step.${kind}`, { before: say(before), after: say(after) })}
            {reason !== null && <span className="block text-mute">{reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
