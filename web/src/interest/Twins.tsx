import type { RoundDesk } from '@ketenzicht/shared/interest';
import { useTexts } from '../platform/i18n.js';
import { roundsTexts } from './rounds.texts.js';

/** What may be one and the same. The desk judges; nothing is thrown away. */
export function Twins({ round }: { round: RoundDesk }) {
  const t = useTexts(roundsTexts);
  if (round.twins.length === 0) return null;
  const all = [...round.registrations, ...round.waiting];
  return (
    <section className="mt-8" aria-labelledby="twins">
      <h2 id="twins" className="interest-h2">
        {t('twins')}
      </h2>
      <ul className="mt-2 grid gap-2">
        {round.twins.map(({ why, ids }) => (
          <li key={`${why} ${ids.join()}`} className="card p-4">
            <span className="tag">{t(`twin.${why}`)}</span>{' '}
            {all
              .filter(({ id }) => ids.includes(id))
              .map(({ organisation, agb }) => `${organisation} (${agb})`)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
